import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { tributary } from './cli.test-kit.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';

/** An operator asks for the books on the command line. */
let house: House;
let http: Connected;

beforeAll(async () => {
  house = await openHouse();
  http = await house.integration({ type: 'http' });
  for (const key of ['a', 'b', 'a']) await http.send({ name: 'x', t: 1 }, { headers: { 'x-message-id': key } });
  await http.send('no json');
  await http.send({ name: 'a'.repeat(256 * 1024) });
}, 30_000);
afterAll(() => house.stop());

const BOOKS = { received: 5, stored: 2, duplicate: 1, quarantined: 1, ignored: 0, refused: 1, deferred: 0 };

describe('tributary audit', () => {
  it('prints the sums as JSON, exit code 0', async () => {
    const { code, stdout, stderr } = await tributary(house, ['audit', '--json']);
    expect(JSON.parse(stdout)).toEqual({ balanced: true, ...BOOKS });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('prints a table, and keeps to a range', async () => {
    const whole = await tributary(house, ['audit']);
    expect(whole.stdout).toMatch(/stored +2\n.*received +5\nThe books of http.* balance\.\n$/s);
    const before = await tributary(house, ['audit', '--json', '--to', '2020-01-01']);
    expect(JSON.parse(before.stdout)).toMatchObject({ balanced: true, received: 0 });
  });

  it('names what does not add up, exit code 1', async () => {
    const { items } = await house.api('GET', '/api/messages?outcome=stored');
    const id = String((items as JsonObject[])[0]?.['id']);
    const [pk, sk] = JSON.parse(Buffer.from(id, 'base64url').toString()) as [string, string];
    const { platform } = await import('../../functions/ports.ts');
    const { messages } = await platform();
    const message = await messages.get({ pk, sk });
    if (message === null) throw new Error('it was there');
    // A record whose point nobody wrote: a plan with a time that no point has.
    const effects = message.plan.effects.map((effect) => ({
      ...effect,
      points: [{ ts: 1_700_000_000_000, values: {} }],
    }));
    const lost = { ...message, plan: { effects }, arrivalId: 'lost', key: { pk, sk: `${'f'.repeat(31)}0` } };
    await messages.record({ ...lost, hash: lost.key.sk });
    const { code, stdout, stderr } = await tributary(house, ['audit', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ balanced: false, stored: 3 });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^\\S+ \\(integration ${http.id}\\): It is stored, but a point of it is missing\\.\n$`),
    );
    // What the sweep does for a died process: afterwards the books balance again, and so they must when the house stops.
    await house.invoke('uplink-queue', { Records: [finish(lost.key)] });
    expect((await tributary(house, ['audit'])).code).toBe(0);
  }, 30_000);

  it.each([
    [['audit', '--from', 'now'], {}, 2, '--from is epoch milliseconds'],
    [['audit', '--from', '2026-02-01', '--to', '2026-01-01'], {}, 2, '--from lies after --to'],
    [['audit', 'x'], {}, 2, 'tributary help audit'],
    [['audit'], { TRIBUTARY_TOKEN: 'wrong' }, 1, '401: The API token is not known'],
    [['audit'], { TRIBUTARY_TOKEN: '' }, 1, 'TRIBUTARY_TOKEN is not'],
    [['audit'], { TRIBUTARY_URL: 'http://127.0.0.1:9' }, 1, 'Nobody answers at http://127.0.0.1:9'],
  ])('refuses %j %j', async (args, environment, code, sentence) => {
    const done = await tributary(house, args, environment);
    expect(done.stderr).toContain(sentence);
    expect(done).toMatchObject({ code, stdout: '' });
  });
});

function finish(key: { pk: string; sk: string }): JsonObject {
  const attributes = { ApproximateReceiveCount: '1', SentTimestamp: '1' };
  return { messageId: 'm', receiptHandle: 'r', body: JSON.stringify({ kind: 'finish', key }), attributes };
}
