import { DAY } from '../model/clock.ts';
import type { EntityState, KeptWay } from '../model/entity.ts';
import { asFailure } from '../model/failure.ts';
import type { DownlinkWay } from '../model/integration.ts';
import type { Plan } from '../model/message.ts';
import type { Secrets } from '../model/ports.ts';
import type { Context } from './record.ts';

/** A way goes when no uplink has brought it for so long: its integration was deleted, or the device is no more. */
const KEPT = 400 * DAY;

/** It is written anew once in this time, so that it outlasts a device's silence of more than a year. */
const RENEWED = 30 * DAY;

/**
 * Keeps the way down that an uplink brought along, if it is another than the one kept, or that one grows old: it costs a
 * plain uplink nothing, and stands in no record, because it holds a key. An uplink of several devices says nothing about
 * any of them.
 */
export async function noteWay(context: Context, { effects }: Plan, states: Map<string, EntityState>): Promise<void> {
  const { parts, live, type, arrival } = context;
  const [effect] = effects;
  if (effect?.claim.kind !== 'device' || effects.length !== 1) return;
  const ref = { kind: 'device', id: effect.entityId } as const;
  const ways = states.get(effect.entityId)?.ways ?? [];
  const until = parts.clock() + KEPT;
  const endless = ways.filter((one) => one.until === undefined);
  for (const { integrationId: id } of endless) await parts.entities.endWay(ref, id, until).catch(later);
  const way = type.downlinkWay?.(arrival) ?? null;
  if (way === null) return;
  const integrationId = live.integration.id;
  const kept = ways.find((one) => one.integrationId === integrationId);
  const place = placeOf(effect.entityId, integrationId);
  const text = JSON.stringify(way);
  const mac = parts.secrets.mac(`${place}/${text}`);
  if (kept?.mac === mac && (kept.until ?? until) > until - RENEWED) return;
  const sealed = parts.secrets.seal(text, place);
  await parts.entities.putWay(ref, { integrationId, sealed, mac, until }).catch(later);
}

/** The way kept for a device and an integration; nothing for one that does not open any more. */
export function wayOf(
  secrets: Pick<Secrets, 'open'>,
  { entity, ways }: Pick<EntityState, 'entity' | 'ways'>,
  integrationId: string,
): { way?: DownlinkWay } {
  const kept: KeptWay | undefined = ways?.find((one) => one.integrationId === integrationId);
  if (kept === undefined) return {};
  try {
    return { way: JSON.parse(secrets.open(kept.sealed, placeOf(entity.id, integrationId))) as DownlinkWay };
  } catch {
    return {};
  }
}

function placeOf(deviceId: string, integrationId: string): string {
  return `${deviceId}/${integrationId}/way`;
}

/** The uplink is stored by now, and the next one brings it again. */
function later(thrown: unknown): void {
  if (asFailure(thrown).code !== 'unavailable') throw thrown;
}
