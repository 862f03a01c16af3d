import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExports } from '../../bin/import/exports.ts';
import { planImport } from '../../bin/import/plan.ts';
import { clashes, writePlan } from '../../bin/import/write.ts';
import { type Engine, openEngine } from '../../lib/converters/engine.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { tributary } from './cli.test-kit.ts';
import { type House, openHouse } from './house.test-kit.ts';

/** A user of ThingsBoard moves: exports in, and his devices' network goes on with another host name. */
let house: House;
let folder: string;
let engine: Engine;
beforeAll(async () => {
  house = await openHouse();
  engine = await openEngine();
  folder = mkdtempSync(join(tmpdir(), 'import-'));
}, 30_000);
afterAll(async () => {
  engine.close();
  rmSync(folder, { recursive: true });
  await house.stop();
});

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const KEY = 'c5d29c90-75d3-6ae6-606a-589a28803e89';
const UP = { entityType: 'CONVERTER', id: '11111111-75d3-6ae6-606a-589a28803e89' };

const uplink = (more: JsonObject = {}): JsonObject => ({
  id: UP,
  name: 'Valley up',
  type: 'UPLINK',
  configuration: { scriptLang: 'TBEL', tbelDecoder: 'return {deviceName: "d", telemetry: decodeToJson(payload)};' },
  ...more,
});

const integration = (more: JsonObject = {}): JsonObject => ({
  ...{
    name: 'Valley',
    type: 'HTTP',
    routingKey: KEY,
    enabled: true,
    defaultConverterId: UP,
    downlinkConverterId: null,
  },
  configuration: {
    ...{ baseUrl: 'https://old.example.com', httpEndpoint: `https://old.example.com/api/v1/integrations/http/${KEY}` },
    ...{ enableSecurity: true, headersFilter: { 'X-Key': 'open sesame' }, retention: 5, metadata: { site: 'A' } },
  },
  ...more,
});

async function stored(): Promise<number[]> {
  const lists = await Promise.all(['converters', 'integrations'].map((noun) => house.api('GET', `/api/${noun}`)));
  return lists.map(({ items }) => (items as unknown[]).length);
}

describe('tributary import', () => {
  it('says what it would make, and makes nothing', async () => {
    const paths = [file('up.json', uplink()), file('http.json', integration())];
    const done = await tributary(house, ['import', '--dry-run', ...paths]);
    expect(done).toEqual({
      code: 0,
      stderr: '',
      stdout: `would make uplink converter "Valley up" (tbel)
would make http integration "Valley"
  not taken over: configuration.retention: nothing here corresponds to it
`,
    });
    expect(await stored()).toEqual([0, 0]);
  });

  it('takes them over, and the network goes on with the old key', async () => {
    const done = await tributary(house, ['import', file('up.json', uplink()), file('http.json', integration())]);
    expect(done).toMatchObject({ code: 0, stderr: '' });
    const url = done.stdout.match(/senders post to (\S+)/)?.[1] ?? '';
    expect(url).toBe(`${house.url}/api/v1/integrations/http/${KEY}`);
    const send = (key: string) => fetch(url, { method: 'POST', body: '{"t":5}', headers: { 'x-key': key } });
    expect([(await send('wrong')).status, (await send('open sesame')).status]).toEqual([401, 204]);
    const { items } = await house.api('GET', '/api/devices');
    expect(items).toMatchObject([{ name: 'd' }]);
  });

  it('writes nothing where a routing key is taken, or the platform refuses one of them', async () => {
    const before = await stored();
    const planned = async (more: JsonObject = {}) =>
      planImport(await readExports([file('both.json', [uplink(), integration(more)])]), {}, engine);
    expect(await clashes(house, await planned())).toEqual([expect.stringMatching(/routing key of .* "Valley" here$/)]);
    const configuration = { clientConfiguration: { server: 'no address' } };
    const refused = await planned({ type: 'CHIRPSTACK', routingKey: null, configuration });
    expect([refused.problems, await clashes(house, refused)]).toEqual([[], []]);
    await expect(writePlan(house, refused)).rejects.toThrow(/both\.json\[1\]: /);
    expect(await stored()).toEqual(before);
  });
});
