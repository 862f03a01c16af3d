import type { EntityState } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { EntityClaim } from '../model/reading.ts';

/** All client attributes of an entity lie in one item, which ends at 400 KB; the rest is for names, orders and a margin. */
const ROOM = 360 * 1_024;

/** What one attribute takes beside its name and value. */
const EACH = 40;

/**
 * Whether the attributes of an entity still fit once these are written. Told before anything is: a message that would
 * be stored without its attributes is quarantined instead, whole.
 */
export function roomForAttributes(
  claim: EntityClaim,
  changed: JsonObject,
  state: EntityState | undefined,
): Failure | null {
  if (Object.keys(changed).length === 0) return null;
  const kept = [...(state?.attributes.client ?? [])].filter(([key]) => !Object.hasOwn(changed, key));
  const all: [string, Json][] = [
    ...kept.map(([key, { value }]): [string, Json] => [key, value]),
    ...Object.entries(changed),
  ];
  const bytes = all.reduce((sum, [key, value]) => sum + EACH + sizeOf(key) + sizeOf(JSON.stringify(value)), 0);
  if (bytes <= ROOM) return null;
  return new Failure(
    'bad-output',
    `The attributes of '${claim.name}' would take ${bytes} bytes; there is room for ${ROOM}`,
    {
      field: 'attributes',
      fix: 'Keep what changes with every message in telemetry, and remove attributes that are no longer needed.',
    },
  );
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
