import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../lib/model/json.ts';

/** A payload of a device and what another library makes of it. */
export interface OutsideVector {
  /** Its place in that library. */
  name: string;
  bytes: Uint8Array;
  fPort?: number;
  /** Everything that library says: values by time, attributes among those without one. */
  expected: { ts: number | null; values: JsonObject }[];
}

/** Vectors of a device in ThingsBoard's layout: all its network servers whose payload holds device bytes. */
export function thingsboardVectors(root: string, device: string): OutsideVector[] {
  const folder = join(root, 'VENDORS', device);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => uplinksIn(join(folder, name, 'uplink'), `${device}/${name}`));
}

function uplinksIn(folder: string, name: string): OutsideVector[] {
  if (!existsSync(folder)) return [];
  const payloads = readdirSync(folder).filter((file) => /^payload.*\.json$/.test(file));
  return payloads.sort().flatMap((file) => {
    const device = deviceBytes(read(join(folder, file)));
    const result = read(join(folder, file.replace('payload', 'result')));
    if (device === null) return [];
    const results = (Array.isArray(result) ? result : [result]).filter(isJsonObject);
    return [{ name: `${name}/${file}`, ...device, expected: results.flatMap(saidIn) }];
  });
}

/** Where the network servers of the library put a device's bytes. Null: an event that brings none. */
function deviceBytes(payload: Json): { bytes: Uint8Array; fPort?: number } | null {
  if (!isJsonObject(payload)) return null;
  const inner = [payload['uplink_message'], payload['DevEUI_uplink'], payload].find(isJsonObject) ?? {};
  const coded = inner['frm_payload'] ?? inner['payload_hex'] ?? inner['data'];
  if (typeof coded !== 'string') return null;
  const isHex = 'payload_hex' in inner || 'EUI' in inner;
  const port = inner['f_port'] ?? inner['FPort'] ?? inner['fPort'] ?? inner['port'];
  const bytes = Buffer.from(coded, isHex ? 'hex' : 'base64');
  return { bytes, ...(typeof port === 'number' ? { fPort: port } : {}) };
}

function saidIn(result: JsonObject): OutsideVector['expected'] {
  const telemetry = result['telemetry'] ?? [];
  const points = (Array.isArray(telemetry) ? telemetry : [telemetry]).filter(isJsonObject).map((point) => {
    const values = isJsonObject(point['values'] ?? null) ? (point['values'] as JsonObject) : point;
    const { ts = null } = point;
    return { ts: typeof ts === 'string' ? Date.parse(ts) : typeof ts === 'number' ? ts : null, values };
  });
  const attributes = result['attributes'] ?? null;
  return isJsonObject(attributes) ? [...points, { ts: null, values: attributes }] : points;
}

/** Vectors of a codec among ChirpStack's device profiles; their values may stand as `{displayName, value, unit}`. */
export function chirpstackVectors(root: string, codec: string): OutsideVector[] {
  const [vendor = '', name = ''] = codec.split('/');
  const path = join(root, 'vendors', vendor, 'codecs', `test_decode_${name}.json`);
  if (!existsSync(path)) return [];
  const list = readLoose(path);
  return (Array.isArray(list) ? list : []).filter(isJsonObject).flatMap((vector, i) => {
    const { input = null, expected = null } = vector;
    const data = isJsonObject(expected) ? (expected['data'] ?? null) : null;
    if (!isJsonObject(input) || !Array.isArray(input['bytes']) || !isJsonObject(data)) return [];
    const port = input['fPort'];
    return [
      {
        name: `${codec}[${i}]`,
        bytes: Uint8Array.from(input['bytes'] as number[]),
        ...(typeof port === 'number' ? { fPort: port } : {}),
        expected: [{ ts: null, values: unwrapped(data) }, ...historyIn(data)],
      },
    ];
  });
}

function unwrapped(data: JsonObject): JsonObject {
  const pairs = Object.entries(data).map(([key, value]): [string, Json] =>
    isJsonObject(value) && 'value' in value && 'displayName' in value ? [key, value['value'] ?? null] : [key, value],
  );
  return Object.fromEntries(pairs);
}

/** Stored values that a codec lists with the second they were taken. */
function historyIn(data: JsonObject): OutsideVector['expected'] {
  const list = data['history'];
  if (!Array.isArray(list)) return [];
  return list.filter(isJsonObject).map(({ timestamp = null, ...values }) => ({
    ts: typeof timestamp === 'number' ? timestamp * 1000 : null,
    values,
  }));
}

function read(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}

/** JSON in which some write bytes as `0x1f`, names without quotes, comments, and a comma at the end. */
function readLoose(path: string): Json {
  const text = readFileSync(path, 'utf8');
  const plain = text
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\b0x[0-9a-fA-F]+/g, (hex) => String(Number(hex)))
    .replace(/,(\s*[\]}])/g, '$1')
    .replace(/([{,]\s*)([A-Za-z_]\w*)\s*:/g, '$1"$2":');
  return JSON.parse(plain) as Json;
}
