import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE } from '../lib/model/clock.ts';
import { hash128 } from '../lib/model/message-key.ts';
import type { Stamped } from '../lib/model/order.ts';
import { orderOf } from '../lib/model/order.ts';
import type { EntityRef } from '../lib/model/ports.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { seed, sized } from './size.test-kit.ts';

/**
 * Latest values against a model: whatever the order of arrival, whoever writes, however often the same update comes,
 * each key ends at its newest update and is never seen at an older one than before.
 */
const UPDATES = sized(400, 3_000);
const WRITERS = 24;
const KEYS = ['temperature', 'humidity', 'battery', 'state', '', 'ключ'];

const tables = testTables();

/** One message: a device clock between ten years behind and ten years ahead, often equal to that of another message. */
interface Update {
  ts: number;
  message: number;
  values: Record<string, number>;
}

const clocks = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 30 }).map((step) => NOW + step * 1_000) },
  { weight: 2, arbitrary: fc.constantFrom(NOW, NOW + 1, NOW - 1) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 10 }).map((years) => NOW + years * 365 * 24 * 60 * MINUTE) },
);

const update: fc.Arbitrary<Update> = fc.record({
  ts: clocks,
  // Now and then two draws name the same message.
  message: fc.integer({ min: 0, max: 10 * UPDATES }),
  values: fc.dictionary(fc.constantFrom(...KEYS), fc.integer(), { minKeys: 1, maxKeys: KEYS.length }),
});

/** A message sent again says what it said the first time. */
function withDuplicates(updates: Update[], again: number[]): Update[] {
  const first = new Map<number, Update>();
  for (const one of updates) if (!first.has(one.message)) first.set(one.message, one);
  const unique = [...first.values()];
  const repeated = again.map((index) => unique[index % unique.length]).filter((one) => one !== undefined);
  return [...unique, ...repeated];
}

function stamped({ ts, message, values }: Update): Map<string, Stamped> {
  const order = orderOf(ts, hash128(`message ${message}`));
  return new Map(Object.entries(values).map(([key, value]) => [key, { value, order }]));
}

/** The model: of all updates of a key the one with the greatest time; of equal times, the tie-break decides. */
function newest(updates: Update[]): Map<string, Stamped> {
  const model = new Map<string, Stamped>();
  for (const one of updates) {
    for (const [key, value] of stamped(one)) if ((model.get(key)?.order ?? '') < value.order) model.set(key, value);
  }
  return model;
}

let devices = 0;

async function newDevice(): Promise<EntityRef> {
  devices += 1;
  const { id } = await createEntityStore(tables).create({ kind: 'device', name: `d${devices}`, profile: 'p' }, NOW);
  return { kind: 'device', id };
}

/** Writes from many stores at once, each like an instance of its own; meanwhile a reader watches that nothing goes back. */
async function writeAll(ref: EntityRef, updates: Update[]): Promise<void> {
  const todo = [...updates];
  let writing = WRITERS;
  const writer = async () => {
    const store = createEntityStore(tables);
    for (let one = todo.shift(); one !== undefined; one = todo.shift()) {
      await store.putLatest(ref, stamped(one), { seen: NOW + one.message, integrationId: 'i', months: ['2603'] });
    }
    writing -= 1;
  };
  const reader = async () => {
    const store = createEntityStore(tables);
    const highest = new Map<string, string>();
    while (writing > 0) {
      for (const [key, { order }] of (await store.load(ref, true))?.latest ?? []) {
        expect(order >= (highest.get(key) ?? ''), `${key} went back`).toBe(true);
        highest.set(key, order);
      }
    }
  };
  await Promise.all([reader(), ...Array.from({ length: WRITERS }, writer)]);
}

it(`${UPDATES} updates by ${WRITERS} writers end where the model ends, and never go back`, async () => {
  const many = fc.array(update, { minLength: UPDATES, maxLength: UPDATES, size: 'max' });
  const again = fc.array(fc.nat(), { minLength: UPDATES / 5, maxLength: UPDATES / 5 });
  const property = fc.asyncProperty(many, again, async (updates, repeated) => {
    const all = withDuplicates(updates, repeated);
    const ref = await newDevice();
    await writeAll(ref, all);
    const state = await createEntityStore(tables).load(ref, true);
    expect(state?.latest).toEqual(newest(all));
    expect(state?.seen).toBe(NOW + Math.max(...all.map(({ message }) => message)));
  });
  await fc.assert(property, { seed, numRuns: 1, endOnFailure: true });
}, 600_000);

it('few updates, in every kind of mix: the end does not depend on the order of arrival', async () => {
  const few = fc.array(update, { minLength: 1, maxLength: 12 });
  const property = fc.asyncProperty(few, fc.array(fc.nat(), { maxLength: 4 }), async (updates, repeated) => {
    const all = withDuplicates(updates, repeated);
    const [forward, backward, together] = [await newDevice(), await newDevice(), await newDevice()];
    const store = createEntityStore(tables);
    const put = (ref: EntityRef, one: Update) =>
      store.putLatest(ref, stamped(one), { seen: NOW, integrationId: 'i', months: [] });
    for (const one of all) await put(forward, one);
    for (const one of [...all].reverse()) await put(backward, one);
    await Promise.all(all.map((one) => put(together, one)));
    for (const ref of [forward, backward, together]) {
      expect((await store.load(ref, true))?.latest).toEqual(newest(all));
    }
  });
  await fc.assert(property, { seed, numRuns: sized(15, 150) });
}, 600_000);
