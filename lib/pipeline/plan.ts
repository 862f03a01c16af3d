import { updateOnlyKeysOf } from '../converters/contracts/form.ts';
import { MINUTE } from '../model/clock.ts';
import type { EntityKind, EntityState } from '../model/entity.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { EntityEffect, Plan } from '../model/message.ts';
import type { EntityStore } from '../model/ports.ts';
import type { Reading } from '../model/reading.ts';
import type { Uplink } from '../model/uplink.ts';
import { roomForAttributes } from './attribute-room.ts';
import type { Conversion } from './convert.ts';
import { changedAttributes, changedPoints } from './drop-unchanged.ts';
import type { Context } from './record.ts';

export interface PlannedUplink {
  plan: Plan;
  /** As they were before anything was written, by entity id. */
  states: Map<string, EntityState>;
}

/** ThingsBoard's data starts no earlier; anything before is a broken clock. */
const EARLIEST = Date.UTC(2000, 0, 1);

/**
 * Reads the entities of one uplink and decides everything that will be written. Nothing is written here.
 * An unknown entity on an integration that may not create any is a failure: the message is kept, nothing is lost.
 * `known` is an entity that was read a moment ago.
 */
export async function planUplink(
  context: Omit<Context, 'parts'> & { parts: { entities: Pick<EntityStore, 'load'> } },
  uplink: Uplink,
  { readings, warnings }: Pick<Conversion, 'readings' | 'warnings'>,
  known: EntityState | null = null,
): Promise<PlannedUplink | Failure> {
  const { parts, live, type, arrival } = context;
  // A pending reply written a moment ago must be seen; other types take the cheaper read.
  const states = await loadStates(parts.entities, readings, type.downlink.mode === 'reply', known);
  const { converter, version } = live.uplink ?? {};
  const updateOnlyKeys = updateOnlyKeysOf(converter?.updateOnlyKeys ?? [], version?.form ?? {});
  const attributesAt = saneTime(uplink.time, arrival.receivedAt);
  const effects: EntityEffect[] = [];
  for (const reading of readings) {
    const id = entityId(reading.entity.kind, reading.entity.name);
    const state = states.get(id);
    if (state === undefined && !live.integration.allowCreateDevicesOrAssets) return unknownEntity(reading);
    const attributes = changedAttributes(reading.attributes, state);
    const full = roomForAttributes(reading.entity, attributes, state);
    if (full !== null) return full;
    effects.push({
      entityId: id,
      claim: reading.entity,
      create: state === undefined,
      points: changedPoints(reading.points, state, updateOnlyKeys),
      attributes,
      attributesAt,
    });
  }
  return { plan: { effects, ...(warnings.length === 0 ? {} : { warnings }) }, states };
}

async function loadStates(
  entities: Pick<EntityStore, 'load'>,
  readings: Reading[],
  consistent: boolean,
  known: EntityState | null,
): Promise<Map<string, EntityState>> {
  const refs = new Map(readings.map(({ entity }) => [entityId(entity.kind, entity.name), entity.kind]));
  const load = (id: string, kind: EntityKind) =>
    known?.entity.id === id ? Promise.resolve(known) : entities.load({ kind, id }, consistent);
  const loaded = await Promise.all([...refs].map(([id, kind]) => load(id, kind)));
  return new Map(loaded.filter((state) => state !== null).map((state) => [state.entity.id, state]));
}

function saneTime(time: number | undefined, receivedAt: number): number {
  if (time === undefined || !Number.isFinite(time)) return receivedAt;
  return time >= EARLIEST && time <= receivedAt + 10 * MINUTE ? time : receivedAt;
}

function unknownEntity({ entity }: Reading): Failure {
  return new Failure(
    'unknown-entity',
    `There is no ${entity.kind} '${entity.name}', and this integration may not create any`,
    {
      field: 'allowCreateDevicesOrAssets',
      fix: `Create the ${entity.kind} first, or allow the integration to create devices and assets.`,
    },
  );
}
