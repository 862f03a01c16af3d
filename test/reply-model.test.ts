import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../lib/model/clock.ts';
import type { EntityState, PendingReply } from '../lib/model/entity.ts';
import type { EntityRef } from '../lib/model/ports.ts';
import type { Context } from '../lib/pipeline/record.ts';
import { takeReply } from '../lib/pipeline/reply.ts';
import { createDownlinkStore } from '../lib/stores/downlinks.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { seed, sized } from './size.test-kit.ts';

/**
 * The reply slot against a model of it. Commands run one after the other, but an uplink may have looked long before
 * it takes: that is what a race looks like to a store.
 */
const INTEGRATION = 'integration';
const REMEMBERED = 4;
const REMEMBERED_FOR = 10 * MINUTE;

const tables = testTables();

interface Waiting {
  id: string;
  expiresAt: number;
}

interface Delivery {
  by: string;
  id: string;
  at: number;
}

/** What the slot should hold. */
interface Model {
  now: number;
  version: number;
  pending: Waiting | null;
  /** By place: the version a reply was put under, modulo four. */
  places: (Delivery | undefined)[];
  /** What the uplink that is on its way saw of it. */
  view: { version: number; pending: Waiting | null; deliveries: Delivery[] } | null;
  /** Who ever got a downlink. */
  receivers: Map<string, string>;
  next: number;
}

interface Real {
  ref: EntityRef;
  view: EntityState | null;
}

type Command = fc.AsyncCommand<Model, Real>;

const entities = () => createEntityStore(tables);

function alive(waiting: Waiting | null, now: number): Waiting | null {
  return waiting !== null && waiting.expiresAt > now ? waiting : null;
}

function remembered(model: Model): Delivery[] {
  return model.places.filter((one) => one !== undefined).filter(({ at }) => at > model.now - REMEMBERED_FOR);
}

function replyOf({ id, expiresAt }: Waiting): PendingReply {
  return { downlinkId: id, contentType: 'text/plain', headers: {}, body: new Uint8Array([1]), expiresAt };
}

/** A downlink, new, or an older one whose dispatcher was slow. */
function put(lifetime: number, older: boolean): Command {
  return {
    check: () => true,
    toString: () => `put(${older ? 'older, ' : ''}${lifetime} ms)`,
    async run(model, { ref }) {
      const number = older ? model.next - 500 : model.next;
      model.next += 1;
      const mine = { id: `d.${String(number).padStart(6, '0')}`, expiresAt: model.now + lifetime };
      const { superseded } = await entities().putReply(ref, INTEGRATION, replyOf(mine), model.now);
      const before = model.pending;
      const loses = before !== null && before.id > mine.id && before.expiresAt > model.now;
      expect(superseded).toBe(loses ? mine.id : before === null ? null : before.id);
      if (loses) return;
      model.pending = mine;
      model.version += 1;
    },
  };
}

/** An uplink arrives and reads its device. */
const look: Command = {
  check: () => true,
  toString: () => 'look',
  async run(model, real) {
    real.view = await entities().load(real.ref, true);
    const { version } = model;
    model.view = { version, pending: alive(model.pending, model.now), deliveries: remembered(model) };
  },
};

function expectedReply(model: Model, by: string): string | null {
  const { view } = model;
  const again = view?.deliveries.find((one) => one.by === by);
  if (again !== undefined) return again.id;
  if (alive(view?.pending ?? null, model.now) === null) return null;
  const mine = alive(model.pending, model.now);
  if (mine === null || view?.version !== model.version) {
    return remembered(model).find((one) => one.by === by)?.id ?? null;
  }
  model.places[model.version % REMEMBERED] = { by, id: mine.id, at: model.now };
  model.pending = null;
  return mine.id;
}

/** The uplink takes what waits, by what it saw. */
function take(by: string): Command {
  return {
    check: ({ view }) => view !== null,
    toString: () => `take(${by})`,
    async run(model, { view }) {
      const expected = expectedReply(model, by);
      const states = new Map(view === null ? [] : [[view.entity.id, view]]);
      const reply = await takeReply(contextOf(), states, { by, first: true });
      expect(reply?.downlinkId ?? null).toBe(expected);
      if (reply === null) return;
      expect(model.receivers.get(reply.downlinkId) ?? by, 'one downlink, two uplinks').toBe(by);
      model.receivers.set(reply.downlinkId, by);
    },
  };
}

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

const cancel: Command = {
  check: ({ pending }) => pending !== null,
  toString: () => 'cancel',
  async run(model, { ref }) {
    expect(await entities().cancelReply(ref, INTEGRATION, model.pending?.id ?? '')).toBe(true);
    model.pending = null;
  },
};

function contextOf(): Context {
  const parts = { entities: entities(), downlinks: createDownlinkStore(tables), clock: tables.clock };
  const given = { parts, live: { integration: { id: INTEGRATION } }, type: { downlink: { mode: 'reply' } } };
  return given as unknown as Context;
}

const commands = [
  fc
    .record({ lifetime: fc.constantFrom(1_000, MINUTE, HOUR), older: fc.boolean() })
    .map((one) => put(one.lifetime, one.older)),
  fc.constant(look),
  fc.constant(look),
  fc.constantFrom('a', 'b', 'c').map(take),
  fc.constantFrom('a', 'b', 'c').map(take),
  fc.constantFrom(1, 999, 1_000, MINUTE, REMEMBERED_FOR).map(pass),
  fc.constant(cancel),
];

let devices = 0;

it('behaves as its model: one receiver per downlink, the same again for the same, newest first, nothing expired', async () => {
  const property = fc.asyncProperty(fc.commands(commands, { maxCommands: sized(40, 60), size: 'max' }), async (run) => {
    tables.now = NOW;
    devices += 1;
    const { id } = await entities().create({ kind: 'device', name: `r${devices}`, profile: 'p' }, NOW);
    const model: Model = {
      now: NOW,
      version: 0,
      pending: null,
      places: [],
      view: null,
      receivers: new Map(),
      next: 1_000,
    };
    await fc.asyncModelRun(() => ({ model, real: { ref: { kind: 'device' as const, id }, view: null } }), run);
  });
  await fc.assert(property, { seed, numRuns: sized(150, 1_000) });
}, 600_000);
