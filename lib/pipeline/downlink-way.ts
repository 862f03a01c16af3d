import type { EntityState, KeptWay } from '../model/entity.ts';
import { asFailure } from '../model/failure.ts';
import type { DownlinkWay } from '../model/integration.ts';
import type { Plan } from '../model/message.ts';
import type { Secrets } from '../model/ports.ts';
import type { Context } from './record.ts';

/**
 * Keeps the way down that an uplink brought along, if it is another than the one kept: it costs a plain uplink nothing,
 * and stands in no record, because it holds a key. An uplink of several devices says nothing about any of them.
 */
export async function noteWay(context: Context, { effects }: Plan, states: Map<string, EntityState>): Promise<void> {
  const { parts, live, type, arrival } = context;
  const way = type.downlinkWay?.(arrival) ?? null;
  const [effect] = effects;
  if (way === null || effect?.claim.kind !== 'device' || effects.length !== 1) return;
  const integrationId = live.integration.id;
  const kept = states.get(effect.entityId)?.ways?.find((one) => one.integrationId === integrationId);
  const place = placeOf(effect.entityId, integrationId);
  const text = JSON.stringify(way);
  const mac = parts.secrets.mac(`${place}/${text}`);
  if (kept?.mac === mac) return;
  const sealed = parts.secrets.seal(text, place);
  await parts.entities.putWay({ kind: 'device', id: effect.entityId }, { integrationId, sealed, mac }).catch(later);
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
