import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Running, start, tributary } from './cli.test-kit.ts';
import { type Connected, eventually, type House, openHouse } from './house.test-kit.ts';

/** An operator looks on: on the command line as things happen, and at the events of what went wrong. */
let house: House;
let http: Connected;
let other: Connected;

const SCRIPT = `
  var message = JSON.parse(String.fromCharCode.apply(null, payload));
  if (message.bad) { console.log('bad it is');
    throw new Error(message.bad); }
  return { deviceName: message.name, telemetry: message };
`;

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http', name: 'Valley', script: SCRIPT });
  other = await house.integration({ type: 'http', name: 'Hill' });
  await http.send({ name: 'before' });
}, 30_000);
afterAll(() => house.stop());

async function interrupt({ child, done }: Running): Promise<number | null> {
  child.kill('SIGINT');
  return (await done).code;
}

function lines({ stdout }: Running): string[] {
  return stdout().split('\n').slice(0, -1);
}

describe('tributary tail', () => {
  it('shows each message once, a failed one with its reason, and ends by Ctrl-C', async () => {
    const tail = start(house, ['tail']);
    await eventually(async () => lines(tail).length === 1);
    await http.send({ name: 'sensor' });
    await http.send({ bad: 'no \u001b[31mgood\nat all' });
    await other.send({ name: 'sensor' }, { headers: { 'x-message-id': 'm' } });
    await other.send({ name: 'sensor' }, { headers: { 'x-message-id': 'm' } });
    await eventually(async () => lines(tail).length >= 4, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const [before, ...after] = lines(tail);
    expect(before).toMatch(/^\d\d:\d\d:\d\d\.\d{3} {2}stored {7}Valley {2}before$/);
    expect(after).toEqual([
      expect.stringMatching(/ {2}stored {7}Valley {2}sensor$/),
      expect.stringMatching(/ {2}quarantined {2}Valley {2}runtime \(line 4\): Error: no {2}\[31mgood at all$/),
      expect.stringMatching(/ {2}stored {7}Hill {2}sensor$/),
    ]);
    expect(await interrupt(tail)).toBe(0);
    expect(tail.stderr()).toBe('');
  }, 30_000);

  it('shows failures of one integration as JSON, with the log', async () => {
    const tail = start(house, ['tail', '--failures', '--json', '--lines', '0', '--integration', http.id]);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await http.send({ name: 'sensor' });
    await http.send({ bad: 'again' });
    await other.send('bad');
    await eventually(async () => lines(tail).length >= 1, 10_000);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(lines(tail).map((line) => JSON.parse(line))).toMatchObject([
      {
        ...{ outcome: 'quarantined', integration: 'Valley', integrationId: http.id, logs: ['bad it is'] },
        error: { code: 'runtime', message: 'Error: again', line: 4 },
      },
    ]);
    expect(await interrupt(tail)).toBe(0);
  }, 30_000);

  it('waits when the platform cannot answer, and goes on', async () => {
    const tail = start(house, ['tail', '--lines', '0']);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    house.fault((_operation, table) => (table.endsWith('messages') ? '500' : undefined));
    await eventually(async () => tail.stderr().includes('trying again'), 20_000);
    house.fault(undefined);
    await http.send({ name: 'later' });
    await eventually(async () => tail.stdout().includes('later'), 20_000);
    expect(await interrupt(tail)).toBe(0);
  }, 60_000);

  it.each([
    [['tail', '--lines', 'all'], {}, 2, '--lines is a whole number'],
    [['tail', '--integration', 'nobody'], {}, 1, "There is no integration 'nobody'"],
    [['tail'], { TRIBUTARY_TOKEN: 'wrong' }, 1, 'The API token is not known'],
    [['tail'], { TRIBUTARY_URL: 'http://127.0.0.1:9' }, 1, 'Nobody answers'],
  ])('refuses %j %j', async (args, environment, code, sentence) => {
    const done = await tributary(house, args, environment);
    expect(done.stderr).toContain(sentence);
    expect(done).toMatchObject({ code, stdout: '' });
  });
});

describe('events', () => {
  it('of integration and converter tell the failure with raw, line, log and version', async () => {
    const { items } = await house.api('GET', `/api/integrations/${http.id}/events?kind=failure`);
    const [event] = items as JsonObject[];
    const converter = await house.api('GET', `/api/converters/${http.converterId}`);
    expect(event).toMatchObject({
      ...{ kind: 'failure', outcome: 'quarantined', version: converter['version'], logs: ['bad it is'] },
      error: { code: 'runtime', line: 4, message: 'Error: again' },
      raw: { base64: Buffer.from('{"bad":"again"}').toString('base64') },
    });
    const same = await house.api('GET', `/api/converters/${http.converterId}/events?kind=failure`);
    expect(same['items']).toEqual(items);
  });

  it('of a downlink converter tell what failed on the way down', async () => {
    const script = 'console.log("down");\nreturn msg.a.b;';
    const valve = await house.integration({ type: 'http', downlinkScript: script });
    await valve.send({ name: 'valve' });
    const { items } = await house.api('GET', '/api/devices?name=valve');
    const [device] = items as JsonObject[];
    await house.api('POST', `/api/devices/${device?.['id']}/downlinks`, { msg: { on: 1 } });
    const { downlinkConverterId } = await house.api('GET', `/api/integrations/${valve.id}`);
    const event = await eventually(async () => {
      const page = await house.api('GET', `/api/converters/${downlinkConverterId}/events`);
      return (page['items'] as JsonObject[])[0];
    });
    expect(event).toMatchObject({
      ...{ kind: 'failure', direction: 'downlink', outcome: 'failed', integrationId: valve.id, logs: ['down'] },
      ...{ error: { code: 'runtime', line: 2 }, deviceHint: device?.['id'] },
    });
    const own = await house.api('GET', `/api/integrations/${valve.id}/events`);
    expect((own['items'] as JsonObject[]).map(({ direction }) => direction)).toEqual(['downlink', 'uplink']);
  });

  it('cost nothing: with debug on, an uplink writes what it writes with debug off', async () => {
    const meter = house.meter();
    const cost = async (all: boolean) => {
      await house.api('PATCH', `/api/integrations/${http.id}`, { debug: { all, failures: all } });
      const units = [];
      for (let i = 0; i < 5; i += 1) {
        meter.reset();
        await http.send({ name: 'sensor', t: i });
        units.push(meter.writeUnits);
      }
      // A flush of the counters may fall into one of them.
      return Math.min(...units);
    };
    expect(await cost(true)).toBe(await cost(false));
  });
});
