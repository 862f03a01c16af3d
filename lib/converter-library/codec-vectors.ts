import { readFile } from 'node:fs/promises';
import type { Engine } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import { Failure } from '../model/failure.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { parse } from './library.ts';

/** What a vector asks of a codec: which of its functions is called. */
export type CodecAction = 'decode' | 'encode' | 'decode downlink' | 'normalize';

/** One call of a codec and what it must answer. */
export interface CodecVector {
  name: string;
  action: CodecAction;
  /** Decoders: the device's bytes. */
  bytes: Uint8Array;
  /** Encoders: the object to encode. */
  data: Json;
  fPort?: number;
  /** Epoch ms. */
  recvTime?: number;
  variables: Record<string, string>;
  expected: JsonObject;
}

/**
 * The vectors of a JSON file: an array of `{name, input: {bytes, fPort?, recvTime?, variables?} | {data, fPort?,
 * variables?}, expected}`. Throws `invalid`. `action`: what all of them are; null: each says so by its input.
 */
export async function readCodecVectors(
  engine: Engine,
  path: string,
  action: 'decode' | 'encode' | null,
): Promise<CodecVector[]> {
  const list = literalIn(engine, await readFile(path, 'utf8'), path);
  if (!Array.isArray(list)) throw new Failure('invalid', `${path} is not an array of vectors.`, { field: path });
  return list.map((item, i) => vectorOf(item, action, `${path}[${i}]`));
}

/**
 * JSON, or what a JavaScript reader takes for it: some files of ChirpStack's device profiles write bytes as `0x1f` and
 * leave a comma at the end. Such a file is a stranger's program, so it is read where those run.
 */
function literalIn(engine: Engine, text: string, path: string): Json {
  try {
    return parse(text, path);
  } catch (notJson) {
    const script = `return (\n${text}\n);`;
    const literal = makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
    try {
      const nothing = { payload: new Uint8Array(), payloadKind: 'binary' as const, metadata: {}, now: 0 };
      return engine.runUplink(literal, nothing).output;
    } catch {
      throw notJson;
    }
  }
}

/**
 * One vector, `description` and `output` taken for `name` and `expected`; `path` says where it stands. Throws `invalid`
 * with the path of what is wrong.
 */
export function vectorOf(item: Json, action: CodecAction | null, path: string): CodecVector {
  const object = objectIn(item, path);
  const input = objectIn(object['input'] ?? null, `${path}.input`);
  const { fPort, recvTime, variables } = input;
  const name = object['name'] ?? object['description'];
  const time = typeof recvTime === 'string' ? Date.parse(recvTime) : Number.NaN;
  const asked = action ?? ('bytes' in input ? 'decode' : 'encode');
  return {
    name: typeof name === 'string' && name !== '' ? name : path.slice(path.lastIndexOf('[')),
    action: asked,
    bytes: asked === 'encode' ? new Uint8Array() : bytesIn(input['bytes'] ?? null, `${path}.input.bytes`),
    data: input['data'] ?? null,
    ...(typeof fPort === 'number' ? { fPort } : {}),
    ...(Number.isNaN(time) ? {} : { recvTime: time }),
    variables: Object.fromEntries(
      Object.entries(objectIn(variables ?? {}, `${path}.input.variables`)).map(([key, value]) => [key, asText(value)]),
    ),
    expected: objectIn(object['expected'] ?? object['output'] ?? null, `${path}.expected`),
  };
}

/** Throws `invalid` with the path for what is no object. */
export function objectIn(value: Json, path: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Failure('invalid', `${path} is not an object.`, { field: path });
}

function bytesIn(value: Json, path: string): Uint8Array {
  if (Array.isArray(value) && value.every((byte) => typeof byte === 'number')) return Uint8Array.from(value);
  if (typeof value === 'string' && /^([0-9a-f]{2})*$/i.test(value)) return Buffer.from(value, 'hex');
  throw new Failure('invalid', `${path} is neither an array of bytes nor hex text.`, { field: path });
}
