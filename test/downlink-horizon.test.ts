import { expect, it } from 'vitest';
import { DAY, MINUTE } from '../lib/model/clock.ts';
import type { Downlink } from '../lib/model/downlink.ts';
import { Failure } from '../lib/model/failure.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import type { Dynamo } from '../lib/stores/dynamo.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { randomFrom, seed, sized } from './size.test-kit.ts';

const tables = testTables();
const ROUNDS = sized(6, 200);
const newDownlinkId = downlinkIds();

/** Whoever is about to write a horizon waits for others first, and now and then dies instead. */
function storeOf(random: () => number, deaths: number) {
  const update: Dynamo['update'] = async (input, options) => {
    if (String(input.Key?.['pk']).startsWith('h#')) {
      if (random() < deaths) throw new Failure('unavailable', 'died');
      await new Promise((resolve) => setTimeout(resolve, random() * 4));
    }
    return tables.dynamo.update(input, options);
  };
  return createDownlinkStore({ ...tables, dynamo: { ...tables.dynamo, update } });
}

function downlink(deviceId: string, at: number, name: string): Downlink {
  return {
    ...{ id: newDownlinkId(deviceId, at, name), deviceId, integrationId: 'i', msg: 1, msgType: 'T', metadata: {} },
    ...{ state: 'queued', attempts: 0, createdAt: at, expiresAt: at + 90 * DAY, encoded: null, answer: null },
    history: [{ state: 'queued', at }],
  };
}

/** Steps of a few actors at once. What each throws is its own death; the rest goes on. */
async function happen(deviceId: string, random: () => number, deaths: number): Promise<void> {
  const store = storeOf(random, deaths);
  const known = new Map<string, 'waits' | 'ended'>();
  const pick = (state: 'waits' | 'ended') => {
    const fitting = [...known].filter(([, one]) => one === state);
    return fitting[Math.floor(random() * fitting.length)]?.[0];
  };
  const move = async (from: 'waits' | 'ended', to: 'waits' | 'ended') => {
    const id = pick(from);
    if (id === undefined) return;
    known.set(id, to);
    const [before, after] = to === 'ended' ? (['queued', 'failed'] as const) : (['failed', 'queued'] as const);
    await store.advance(id, [before], { state: after, at: tables.now });
  };
  const step = async (): Promise<unknown> => {
    const chance = random();
    if (chance < 0.35) return store.waiting(deviceId);
    if (chance < 0.6) return move('waits', 'ended');
    if (chance < 0.7) return move('ended', 'waits');
    const age = chance < 0.9 ? 0 : random() * 3 * DAY;
    const one = downlink(deviceId, tables.now - age, String(random()));
    await store.create(one).catch(() => storeOf(random, 0).create(one));
    return known.set(one.id, 'waits');
  };
  for (let i = 0; i < 25; i += 1) {
    tables.now += random() * 12 * MINUTE;
    await Promise.allSettled([step(), step(), step()]);
  }
}

it(`whatever waits is seen, whoever writes at once: ${ROUNDS} histories`, async () => {
  console.log(`seed ${seed}`);
  const random = randomFrom(seed);
  let forward = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    tables.now = NOW;
    const deaths = round % 2 === 0 ? 0 : 0.3;
    const deviceId = `horizon-${round}`;
    await happen(deviceId, random, deaths);
    const store = createDownlinkStore(tables);
    // Only who died may have left something out of sight; the sweep looks for it.
    if (deaths > 0) await store.stuck(tables.now, 10_000);
    const { items } = await store.list(deviceId, { limit: 1_000 });
    const wanted = items.filter(({ state }) => state === 'queued').map(({ id }) => id);
    expect((await store.waiting(deviceId)).map(({ id }) => id)).toEqual(wanted.reverse());
    const Key = { pk: `h#${deviceId}`, sk: '-' };
    if ((await tables.dynamo.get({ TableName: 'test-downlinks', Key }))?.['from'] !== undefined) forward += 1;
    // Leaves nothing for the next round's sweep.
    for (const id of wanted) await store.advance(id, ['queued'], { state: 'empty', at: tables.now });
  }
  expect(forward).toBeGreaterThan(ROUNDS / 3);
  tables.now = NOW;
}, 300_000);
