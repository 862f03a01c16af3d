import { Buffer } from 'node:buffer';
import type { EncodedDownlink } from '../../model/downlink.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badOutput, join, objectsOf, typeName } from './bad-output.ts';

const CONTENT_TYPES = ['JSON', 'TEXT', 'BINARY'] as const;

const MESSAGE = "Return {contentType: 'JSON', data, metadata}, an array of such objects, or nothing.";

/**
 * A downlink converter's result: one `{contentType, data, metadata}`, an array of them, or nothing (`null`, `[]`, `{}`)
 * when nothing is to be sent. `data` is text, Base64 for BINARY; what a script most often gives instead is taken too:
 * an object for JSON, a byte array for BINARY. Throws `bad-output` with the path.
 */
export function encodedDownlinksOf(output: Json): EncodedDownlink[] {
  return objectsOf(output, MESSAGE)
    .filter(({ object }) => Object.keys(object).length > 0)
    .map(({ object, path }) => encodedOf(object, path));
}

function encodedOf(object: JsonObject, path: string): EncodedDownlink {
  const given = object['contentType'];
  const contentType = CONTENT_TYPES.find((type) => typeof given === 'string' && given.toUpperCase() === type);
  if (contentType === undefined) {
    throw badOutput(join(path, 'contentType'), 'is not one of JSON, TEXT and BINARY', MESSAGE);
  }
  const metadata = object['metadata'] ?? {};
  if (!isJsonObject(metadata))
    throw badOutput(join(path, 'metadata'), `is ${typeName(metadata)}, not an object`, 'Return it as {key: value}.');
  return { contentType, data: dataOf(object['data'] ?? null, contentType, join(path, 'data')), metadata };
}

function dataOf(data: Json, contentType: EncodedDownlink['contentType'], path: string): string {
  if (data === null)
    throw badOutput(path, 'is missing', 'Return what is to be sent as data; nothing at all sends nothing.');
  if (contentType === 'BINARY') return base64Of(data, path);
  if (typeof data === 'string') return data;
  if (contentType === 'JSON') return JSON.stringify(data);
  if (typeof data === 'number' || typeof data === 'boolean') return String(data);
  throw badOutput(path, `is ${typeName(data)}, not a text`, "Return a text, or contentType 'JSON'.");
}

function base64Of(data: Json, path: string): string {
  if (typeof data === 'string') {
    const text = data.replace(/\s/g, '');
    if (/^[A-Za-z0-9+/_-]*={0,2}$/.test(text) && text.replace(/=/g, '').length % 4 !== 1) {
      return Buffer.from(text, 'base64').toString('base64');
    }
    throw badOutput(path, 'is not Base64', 'Encode the bytes with btoa(String.fromCharCode(...bytes)).');
  }
  if (Array.isArray(data) && data.every(isByte)) return Buffer.from(data).toString('base64');
  throw badOutput(path, `is ${typeName(data)}, not Base64 text or an array of bytes`, 'Return an array of 0..255.');
}

/** -128..255: bytes signed or unsigned. */
function isByte(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -128 && value <= 255;
}
