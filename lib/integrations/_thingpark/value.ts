import type { Json, JsonObject } from '../../model/json.ts';

const NUMBER = /^[+-]?\d{1,20}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,3})?$/;

/** A number, written as one or as text; undefined when it is neither. */
export function numeric(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && NUMBER.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A value as it stood in the body, for the token: text as it is, whole numbers in digits, everything else as nothing. */
export function literal(fields: JsonObject, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (typeof value === 'string') return value;
  return Number.isSafeInteger(value) ? String(value) : '';
}
