import type { JsonObject } from '../../model/json.ts';

/** A field of an answer that is longer than this as JSON is cut when the whole does not fit its item. */
const LONGEST_FIELD = 1_000;

/**
 * An answer for an item that has no room for all of it: long texts are cut, other long fields left out, and `cut` names
 * both. Reports stay whole, for the state of the downlink follows from them; they are bounded where they are noted.
 */
export function shortened(answer: JsonObject): JsonObject {
  const short: JsonObject = {};
  const cut: string[] = [];
  for (const [name, value] of Object.entries(answer).slice(0, 20)) {
    if (name === 'reports' || JSON.stringify(value).length <= LONGEST_FIELD) short[name] = value;
    else {
      cut.push(name.slice(0, 100));
      if (typeof value === 'string') short[name] = value.slice(0, LONGEST_FIELD);
    }
  }
  return { ...short, cut };
}
