/** Any value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type JsonObject = { [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Metadata values reach scripts as text: strings stay, anything else becomes its JSON text (ThingsBoard's rule). */
export function asText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
