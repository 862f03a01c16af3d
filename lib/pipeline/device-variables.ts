import { formOf } from '../converters/contracts/form.ts';
import { entityName } from '../converters/contracts/pattern.ts';
import type { Version } from '../model/converter.ts';
import type { EntityState } from '../model/entity.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import { asText } from '../model/json.ts';
import type { Uplink } from '../model/uplink.ts';
import { inputOf } from './convert.ts';
import type { Context } from './record.ts';

/** Whether a script reads variables, found once for each version. */
const mentions = new WeakMap<Version, boolean>();

/**
 * The device of an uplink as it stands before the conversion: only for a codec whose script mentions `variables`, so
 * that all others cost no read more. A codec's entity follows from its form alone. Null: nobody needs it, or the device
 * is not known yet.
 */
export async function deviceBefore(
  context: Omit<Context, 'parts'> & { parts: Pick<Context['parts'], 'entities'> },
  uplink: Uplink,
): Promise<EntityState | null> {
  const { live, arrival, parts, type } = context;
  const version = live.uplink?.version;
  if (version === undefined || version.contract !== 'codec' || !mentionsVariables(version)) return null;
  const form = formOf(version.form);
  const kind = form.entityType === 'ASSET' ? 'asset' : 'device';
  let name: string;
  try {
    name = entityName(form, inputOf(version, live, arrival, uplink).metadata);
  } catch (thrown) {
    // The conversion meets it again, and tells.
    if (thrown instanceof Failure) return null;
    throw thrown;
  }
  return parts.entities.load({ kind, id: entityId(kind, name) }, type.downlink.mode === 'reply');
}

function mentionsVariables(version: Version): boolean {
  const known = mentions.get(version);
  if (known !== undefined) return known;
  const found = /\bvariables\b/.test(version.script);
  mentions.set(version, found);
  return found;
}

/** Variables of a device are its server attributes, all text as ChirpStack has them. */
export function variablesOf(state: EntityState | null): Record<string, string> {
  const pairs = [...(state?.attributes.server ?? [])].map(([key, { value }]) => [key, asText(value)]);
  return Object.fromEntries(pairs);
}
