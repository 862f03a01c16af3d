import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { hasField, textField } from './fields.ts';

/** Kinds of callback that bring a frame of a device. */
const DATA = new Set(['data', 'uplink', 'bidir', 'data_advanced']);

/** Fields that only one kind of service or error callback has. */
const MARKS: readonly (readonly [string, string])[] = [
  ['infoCode', 'acknowledge'],
  ['downlinkAck', 'acknowledge'],
  ['severity', 'error'],
  ['temp', 'status'],
  ['batt', 'status'],
  ['computedLocation', 'geoloc'],
];

/**
 * The name of a callback that carries no frame, null for one that does. Sigfox callbacks do not say what they are:
 * a field `callback` in the URL or the body does, else `data` makes an uplink, else a field of that kind tells.
 * Throws `bad-envelope` for a `callback` that is no word.
 */
export function eventOf(fields: JsonObject): string | null {
  const named = textField(fields, 'callback')?.toLowerCase();
  if (named !== undefined) return DATA.has(named) ? null : word(named);
  if (hasField(fields, 'data')) return null;
  return MARKS.find(([mark]) => hasField(fields, mark))?.[1] ?? null;
}

function word(named: string): string {
  if (/^[a-z][a-z_-]{0,31}$/.test(named)) return named;
  throw new Failure('bad-envelope', 'callback is no word', {
    field: 'callback',
    fix: 'Name the kind of callback, such as ?callback=status.',
  });
}
