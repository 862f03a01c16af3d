import { type Arrival, bodyText } from '../../model/arrival.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { at } from '../_envelope/read.ts';

const BODY_TEMPLATE =
  'Give the callback the body template of this type’s documentation, with content type application/json.';

/** What a callback says, wherever its author put it. */
export interface CallbackFields {
  fields: JsonObject;
  /** The fields stand in the body, as JSON. */
  isJson: boolean;
}

/**
 * The fields of a callback: of its query, and over them those of its body, which is JSON or a form. Sigfox has no
 * envelope of its own; whoever sets a callback up writes its URL and body. Throws `not-json` and `bad-envelope`.
 */
export function fieldsOf(arrival: Arrival): CallbackFields {
  const query = pairsOf(arrival.rawQuery);
  if (arrival.body.length === 0) return { fields: query, isJson: false };
  const form = formOf(arrival);
  return form === null
    ? { fields: { ...query, ...jsonBody(arrival, BODY_TEMPLATE) }, isJson: true }
    : { fields: { ...query, ...form }, isJson: false };
}

/** Null for anything but a form; JSON under the form's content type, Sigfox's default, is no form. */
function formOf(arrival: Arrival): JsonObject | null {
  if (!/^application\/x-www-form-urlencoded\b/i.test(arrival.contentType)) return null;
  const text = bodyText(arrival);
  return text === null || /^\s*[{[]/.test(text) ? null : pairsOf(text);
}

function pairsOf(encoded: string): JsonObject {
  return Object.fromEntries(new URLSearchParams(encoded));
}

/** A field as text. Undefined when it is absent, empty, or a variable that Sigfox did not fill in, such as `{rssi}`. */
export function textField(fields: JsonObject, name: string): string | undefined {
  const value = at(fields, name);
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text !== 'string' || text === '' || text === 'null' || isUnfilled(text) ? undefined : text;
}

/** A number, also in quotes as body templates have it. */
export function numberField(fields: JsonObject, name: string): number | undefined {
  const text = textField(fields, name);
  if (text === undefined || !/^-?\d{1,15}(\.\d{1,12})?$/.test(text)) return undefined;
  return Number(text);
}

/** A yes or no, also in quotes. */
export function flagField(fields: JsonObject, name: string): boolean | undefined {
  const text = textField(fields, name)?.toLowerCase();
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** Whether a field is there and filled in, whatever it holds: Sigfox frames may be empty. */
export function hasField(fields: JsonObject, name: string): boolean {
  const value: Json | undefined = at(fields, name) ?? undefined;
  return value !== undefined && !(typeof value === 'string' && isUnfilled(value));
}

function isUnfilled(text: string): boolean {
  return /^\{[\w#:]+\}$/.test(text);
}
