import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../lib/local/data-lock.ts';

let data: string;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'tributary-start-'));
});

afterEach(() => rm(data, { recursive: true }));

function start(env: Record<string, string>, ...args: string[]): Promise<{ code: unknown; said: string }> {
  const own = { TRIBUTARY_DATA: data, TRIBUTARY_PORT: '0', TRIBUTARY_MQTT_PORT: '0' };
  return new Promise((resolve) => {
    const options = { env: { ...process.env, ...own, ...env } };
    execFile(process.execPath, ['bin/start.js', ...args], options, (error, _out, said) => {
      resolve({ code: error?.code ?? 0, said });
    });
  });
}

test.each([
  ['TRIBUTARY_PORT', 'http', /^Tributary cannot start: TRIBUTARY_PORT is 'http', not a port number\.\n$/],
  ['TRIBUTARY_MQTT_PORT', '70000', /^Tributary cannot start: TRIBUTARY_MQTT_PORT is '70000', not a port number\.\n$/],
  ['TRIBUTARY_TELEMETRY', 'influx', /neither dynamodb nor timestream\.\n$/],
])('%s=%s is told in one sentence', async (name, value, said) => {
  expect(await start({ [name]: value })).toEqual({ code: 1, said: expect.stringMatching(said) });
});

test('an unknown flag shows the usage', async () => {
  expect(await start({}, '--nonsense')).toEqual({ code: 2, said: expect.stringContaining('npm start -- [--empty]') });
});

test.each(['TRIBUTARY_PORT', 'TRIBUTARY_MQTT_PORT'])('a taken port is told with the variable %s', async (name) => {
  const other = createServer();
  const port = await new Promise<number>((resolve) => {
    other.listen(0, () => resolve((other.address() as { port: number }).port));
  });
  const said = `Tributary cannot start: Port ${port} is in use. Name another one in ${name}.\n`;
  expect(await start({ [name]: String(port) })).toEqual({ code: 1, said });
  other.close();
});

test('a data folder belongs to one process', async () => {
  const unlock = lockFolder(data);
  expect(await start({})).toEqual({
    code: 1,
    said: expect.stringMatching(/in use by another process\. Stop that one/),
  });
  unlock();
});
