import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../model/clock.ts';
import type { Downlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import { createDownlinkStore, downlinkIds } from '../downlinks.ts';
import type { Dynamo } from '../dynamo.ts';
import { NOW, testTables } from '../stores.test-kit.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
const MARKS = /^h#/;

/** A store that does something first when it is about to write a horizon. */
function storeThat(before: (input: Parameters<Dynamo['update']>[0]) => Promise<void> = async () => {}) {
  const update: Dynamo['update'] = async (input, options) => {
    if (MARKS.test(String(input.Key?.['pk']))) await before(input);
    return tables.dynamo.update(input, options);
  };
  return createDownlinkStore({ ...tables, dynamo: { ...tables.dynamo, update } });
}

const dying = () =>
  storeThat(async () => {
    throw new Failure('unavailable', 'died');
  });

function downlink(deviceId: string, createdAt: number): Downlink {
  return {
    ...{
      id: newDownlinkId(deviceId, createdAt, randomUUID()),
      deviceId,
      integrationId: 'i',
      msg: 1,
      msgType: 'T',
      metadata: {},
    },
    ...{ state: 'queued', attempts: 0, createdAt, expiresAt: createdAt + 30 * DAY, encoded: null, answer: null },
    history: [{ state: 'queued', at: createdAt }],
  };
}

/** A device whose history ends in a failure three hours ago; nothing waits. */
async function deviceWithHistory() {
  const deviceId = randomUUID();
  const all = Array.from({ length: 6 }, (_, i) => downlink(deviceId, NOW - 8 * HOUR + i * HOUR));
  for (const one of all) {
    await storeThat().create(one);
    await storeThat().advance(one.id, ['queued'], { state: 'failed', at: NOW });
  }
  // Those were written long after the time in their ids, which put the horizon where all of them are seen.
  const last = all.at(-1);
  if (last === undefined) throw new Error('no history');
  return { deviceId, last };
}

const redrive = (id: string, store = storeThat()) => store.advance(id, ['failed'], { state: 'queued', at: NOW });
const idsOf = async (deviceId: string) => (await storeThat().waiting(deviceId)).map(({ id }) => id);
const horizonOf = (deviceId: string) =>
  tables.dynamo.get({ TableName: 'test-downlinks', Key: { pk: `h#${deviceId}`, sk: '-' }, ConsistentRead: true });

it('follows what waits, and never passes it', async () => {
  const { deviceId, last } = await deviceWithHistory();
  await redrive(last.id);
  expect(await idsOf(deviceId)).toEqual([last.id]);
  expect((await horizonOf(deviceId))?.['from']).toBe(last.id.split('.')[1]);
  await storeThat().advance(last.id, ['queued'], { state: 'empty', at: NOW });
  const fresh = downlink(deviceId, NOW);
  await storeThat().create(fresh);
  expect(await idsOf(deviceId)).toEqual([fresh.id]);
});

it('comes back for what failed and is sent once more, and for an order that waited in a queue', async () => {
  const { deviceId, last } = await deviceWithHistory();
  expect(await idsOf(deviceId)).toEqual([]);
  expect((await horizonOf(deviceId))?.['from']).toBeDefined();
  await redrive(last.id);
  expect(await idsOf(deviceId)).toEqual([last.id]);
  const late = downlink(deviceId, NOW - 20 * HOUR);
  await expect(dying().create(late)).rejects.toMatchObject({ code: 'unavailable' });
  // The queue hands the order out again.
  await storeThat().create(late);
  expect(await idsOf(deviceId)).toEqual([late.id, last.id]);
});

it('is not set forward by who looked before one came back', async () => {
  const { deviceId, last } = await deviceWithHistory();
  const looking = storeThat(async () => {
    await redrive(last.id);
  });
  expect(await looking.waiting(deviceId)).toEqual([]);
  expect(await idsOf(deviceId)).toEqual([last.id]);
});

it('set forward while it is put back, it hides nothing', async () => {
  const { deviceId, last } = await deviceWithHistory();
  let times = 0;
  const slow = storeThat(async () => {
    times += 1;
    if (times !== 2) return;
    // Looked before the downlink came back, and writes between the two tries to put the horizon back.
    const Key = { pk: `h#${deviceId}`, sk: '-' };
    const update = { UpdateExpression: 'SET #from = :from', ExpressionAttributeNames: { '#from': 'from' } };
    const ExpressionAttributeValues = { ':from': newDownlinkId(deviceId, NOW, 'seed').split('.')[1] };
    await tables.dynamo.update({ TableName: 'test-downlinks', Key, ...update, ExpressionAttributeValues });
  });
  await redrive(last.id, slow);
  expect(times).toBe(3);
  expect(await idsOf(deviceId)).toEqual([last.id]);
});

it('a death before it was put back is made good by whoever looks for what is stuck', async () => {
  const { deviceId, last } = await deviceWithHistory();
  expect(await idsOf(deviceId)).toEqual([]);
  await expect(redrive(last.id, dying())).rejects.toMatchObject({ code: 'unavailable' });
  expect(await idsOf(deviceId)).toEqual([]);
  expect(await storeThat().stuck(NOW - 2 * MINUTE, 100)).toContain(deviceId);
  expect(await idsOf(deviceId)).toEqual([last.id]);
});
