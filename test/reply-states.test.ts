import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE, SECOND } from '../lib/model/clock.ts';
import { DOWNLINK_LIFETIME, type Downlink, type DownlinkState } from '../lib/model/downlink.ts';
import type { EntityState } from '../lib/model/entity.ts';
import type { DownlinkStore, EntityRef, EntityStore } from '../lib/model/ports.ts';
import { dispatch } from '../lib/pipeline/downlink.ts';
import { applyAll } from '../lib/pipeline/downlink-report.ts';
import { withdraw } from '../lib/pipeline/downlink-withdraw.ts';
import type { DispatchParts } from '../lib/pipeline/parts.ts';
import type { Context } from '../lib/pipeline/record.ts';
import { takeReply } from '../lib/pipeline/reply.ts';
import { createDownlinkStore, downlinkIds } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { seed, sized } from './size.test-kit.ts';

/**
 * Downlinks kept as replies, with all their states: dispatchers and uplinks that die between any two of their writes,
 * uplinks that looked long ago, cancellation, acknowledgement, expiry. The slot alone has a model of its own
 * (reply-model.test.ts); here it is what the states say that must be true in the end.
 */
const INTEGRATION = 'integration';
const tables = testTables();
const newDownlinkId = downlinkIds();

interface Model {
  now: number;
  ordered: string[];
  expires: Map<string, number>;
  /** Who got which downlink. */
  receivers: Map<string, string>;
  cancelled: Set<string>;
  acked: Set<string>;
  /** Taken by an uplink that died before it could note it. */
  unnoted: Set<string>;
}

interface Real {
  ref: EntityRef;
  view: EntityState | null;
}

type Command = fc.AsyncCommand<Model, Real>;

/** Stores whose process dies at its n-th write: that one and all later ones fail. */
function storesDyingAt(write: number): { entities: EntityStore; downlinks: DownlinkStore } {
  let left = write;
  const dying = <A extends unknown[], R>(call: (...given: A) => Promise<R>) => {
    return async (...given: A): Promise<R> => {
      if (left-- <= 0) throw new Error('dead');
      return call(...given);
    };
  };
  const [entities, downlinks] = [createEntityStore(tables), createDownlinkStore(tables)];
  return {
    entities: { ...entities, putReply: dying(entities.putReply), takeReply: dying(entities.takeReply) },
    downlinks: { ...downlinks, advance: dying(downlinks.advance) },
  };
}

const ALIVE = Number.POSITIVE_INFINITY;

function partsDyingAt(write: number): DispatchParts {
  const integration = { id: INTEGRATION, type: 'http', name: 'i', enabled: true };
  return {
    ...{ ...storesDyingAt(write), clock: tables.clock },
    registry: { http: { type: 'http', downlink: { mode: 'reply' } } },
    live: { byId: async () => ({ integration, config: {} }) },
    queues: { wakeDownlinks: async () => {} },
    stats: { count: () => {} },
  } as unknown as DispatchParts;
}

/** A downlink is ordered and dispatched; the dispatcher dies before its n-th write. */
function order(lifetime: number, diesAt: number, replaceKey: string | null): Command {
  return {
    check: () => true,
    toString: () => `order(${lifetime} ms, dies at ${diesAt}, ${replaceKey})`,
    async run(model, { ref }) {
      const id = newDownlinkId(ref.id, model.now);
      const expiresAt = model.now + lifetime;
      const downlink: Downlink = {
        ...{ id, deviceId: ref.id, integrationId: INTEGRATION, msg: 1, msgType: 'T', metadata: {}, attempts: 0 },
        ...{ state: 'queued', createdAt: model.now, expiresAt, answer: null },
        encoded: [{ contentType: 'TEXT', data: 'x', metadata: {} }],
        history: [{ state: 'queued', at: model.now }],
        ...(replaceKey === null ? {} : { replaceKey }),
      };
      await createDownlinkStore(tables).create(downlink);
      model.ordered.push(id);
      model.expires.set(id, expiresAt);
      await dispatch(partsDyingAt(diesAt), ref.id).catch(() => undefined);
    },
  };
}

/** The wake-up comes again. */
const again: Command = {
  check: ({ ordered }) => ordered.length > 0,
  toString: () => 'dispatch',
  run: (_model, { ref }) => dispatch(partsDyingAt(ALIVE), ref.id),
};

const look: Command = {
  check: () => true,
  toString: () => 'look',
  async run(_model, real) {
    real.view = await createEntityStore(tables).load(real.ref, true);
  },
};

/** An uplink takes what it saw; it dies before its n-th write: 0 before taking, 1 before it notes what it took. */
function take(by: string, diesAt: number): Command {
  return {
    check: () => true,
    toString: () => `take(${by}, dies at ${diesAt})`,
    async run(model, { view }) {
      if (view === null) return;
      const parts = { ...storesDyingAt(diesAt), clock: tables.clock };
      const context = { parts, live: { integration: { id: INTEGRATION } }, type: { downlink: { mode: 'reply' } } };
      const states = new Map([[view.entity.id, view]]);
      const reply = await takeReply(context as unknown as Context, states, { by, first: true }).catch(() => null);
      if (reply === null) return;
      const id = reply.downlinkId;
      // An uplink that died with its dispatcher left no word behind; ten minutes later nothing tells that it was there.
      if (model.unnoted.has(id)) return;
      if (model.receivers.has(id)) return expect(model.receivers.get(id), 'one downlink, two uplinks').toBe(by);
      expect(model.cancelled.has(id), 'left after it was cancelled').toBe(false);
      expect(model.expires.get(id), 'left after its time').toBeGreaterThan(model.now);
      const state = (await createDownlinkStore(tables).get(id))?.state;
      expect(diesAt === 1 ? ['pending', 'encoded'] : ['transmitted']).toContain(state);
      model.receivers.set(id, by);
      if (diesAt === 1) model.unnoted.add(id);
    },
  };
}

/** An operator takes back the downlink of this place, counted from the newest. */
function cancel(place: number): Command {
  return {
    check: ({ ordered }) => ordered.length > place,
    toString: () => `cancel(${place})`,
    async run(model) {
      const { entities, downlinks } = storesDyingAt(ALIVE);
      const found = await downlinks.get(model.ordered.at(-1 - place) ?? '');
      if (found === null) return;
      const answer = await withdraw({ entities, downlinks, clock: tables.clock }, found, 'cancelled');
      if (answer === 'withdrawn') {
        // Ten minutes later nobody remembers an uplink that could not say what it took.
        if (!model.unnoted.has(found.id)) expect(model.receivers.has(found.id), 'cancelled, but gone').toBe(false);
        model.cancelled.add(found.id);
      }
    },
  };
}

/** The network acknowledges the newest one that was received. */
const ack: Command = {
  check: ({ receivers }) => receivers.size > 0,
  toString: () => 'ack',
  async run(model) {
    const id = [...model.receivers.keys()].at(-1) ?? '';
    if (model.cancelled.has(id)) return;
    const parts = { ...storesDyingAt(ALIVE), clock: tables.clock, stats: partsDyingAt(ALIVE).stats };
    await applyAll(parts, id, [{ providerId: 'p', state: 'acked', said: { event: 'ack' } }]);
    if ((await parts.downlinks.get(id))?.state === 'acked') model.acked.add(id);
  },
};

function pass(ms: number): Command {
  return {
    check: () => true,
    toString: () => `pass(${ms} ms)`,
    async run(model) {
      model.now += ms;
      tables.now = model.now;
    },
  };
}

/** Each has one fitting end; only one waits, and it is what the slot holds. */
async function expectTruth(model: Model, { ref }: Real): Promise<void> {
  await pass(31 * SECOND).run(model, { ref, view: null });
  await dispatch(partsDyingAt(ALIVE), ref.id);
  const { entities, downlinks } = storesDyingAt(ALIVE);
  const slot = (await entities.load(ref, true))?.replies[0];
  const waiting: string[] = [];
  for (const id of model.ordered) {
    const state = (await downlinks.get(id))?.state ?? 'queued';
    if (state === 'pending' && !model.unnoted.has(id)) waiting.push(id);
    expect(fitting(model, id), `${id} is ${state}`).toContain(state);
  }
  const held = slot?.pending?.downlinkId;
  expect(waiting).toEqual(held === undefined || model.unnoted.has(held) ? [] : [held]);
}

function fitting(model: Model, id: string): DownlinkState[] {
  if (model.cancelled.has(id)) return ['cancelled'];
  if (model.acked.has(id)) return ['acked'];
  if (model.unnoted.has(id)) return ['transmitted', 'pending', 'superseded', 'expired'];
  if (model.receivers.has(id)) return ['transmitted'];
  return ['pending', 'superseded', 'expired'];
}

const names = fc.constantFrom('a', 'b', 'c');
const commands = [
  fc
    .record({
      lifetime: fc.constantFrom(1_000, MINUTE, DOWNLINK_LIFETIME),
      dies: fc.constantFrom(0, 1, 2, 3, 9, 9, 9),
      key: fc.constantFrom(null, null, 'k'),
    })
    .map(({ lifetime, dies, key }) => order(lifetime, dies, key)),
  fc.constant(again),
  fc.constant(look),
  fc.constant(look),
  fc.record({ by: names, dies: fc.constantFrom(0, 1, 9, 9, 9) }).map(({ by, dies }) => take(by, dies)),
  fc.nat({ max: 2 }).map(cancel),
  fc.constant(ack),
  fc.constantFrom(1, 999, 31 * SECOND, MINUTE, 10 * MINUTE).map(pass),
];

let devices = 0;

it('whoever dies whenever: one receiver, none after its time or its cancellation, and states that tell the truth', async () => {
  const size = { maxCommands: sized(30, 50), size: 'max' } as const;
  const property = fc.asyncProperty(fc.commands(commands, size), async (run) => {
    tables.now = NOW;
    devices += 1;
    const { id } = await createEntityStore(tables).create({ kind: 'device', name: `s${devices}`, profile: 'p' }, NOW);
    const real: Real = { ref: { kind: 'device', id }, view: null };
    const model: Model = {
      ...{ now: NOW, ordered: [], expires: new Map(), receivers: new Map() },
      ...{ cancelled: new Set(), acked: new Set(), unnoted: new Set() },
    };
    await fc.asyncModelRun(() => ({ model, real }), run);
    await expectTruth(model, real);
  });
  await fc.assert(property, { seed, numRuns: sized(12, 1_000) });
}, 900_000);
