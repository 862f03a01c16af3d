import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Engine } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import type { ConverterKind } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { parse } from './library.ts';

/** A codec's script and one file of its vectors. */
export interface CodecSuite {
  /** Path of the script inside the library. */
  codec: string;
  script: string;
  vectors: string;
  /** What all vectors of the file are; null: each says so by its input. */
  kind: ConverterKind | null;
}

/** One call of a codec and what it must answer. */
export interface CodecVector {
  name: string;
  kind: ConverterKind;
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
 * Codecs with vectors, sorted: `<name>.js` with `test_decode_<name>.json` and `test_encode_<name>.json` (ChirpStack's
 * device profiles), and `codec.js` with `vectors.json`.
 */
export async function codecSuites(folder: string): Promise<CodecSuite[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw new Failure('not-found', `There is no readable folder ${folder}.`, { cause });
  });
  const paths = new Set(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
  );
  return [...paths].sort().flatMap((vectors) => {
    const found = scriptOf(vectors);
    if (found === null || !paths.has(found.script)) return [];
    return [{ codec: relative(folder, found.script).split(sep).join('/'), vectors, ...found }];
  });
}

function scriptOf(vectors: string): { script: string; kind: ConverterKind | null } | null {
  const file = basename(vectors);
  const beside = (name: string) => join(vectors, '..', name);
  if (file === 'vectors.json') return { script: beside('codec.js'), kind: null };
  const [, action, name] = file.match(/^test_(decode|encode)_(.+)\.json$/) ?? [];
  if (name === undefined) return null;
  return { script: beside(`${name}.js`), kind: action === 'decode' ? 'uplink' : 'downlink' };
}

/**
 * The vectors of a file: an array of `{name, input: {bytes, fPort?, recvTime?, variables?} | {data, fPort?,
 * variables?}, expected}`; `description` and `output` are taken for `name` and `expected`. Throws `invalid`.
 */
export async function readCodecVectors(engine: Engine, { vectors, kind }: CodecSuite): Promise<CodecVector[]> {
  const list = literalIn(engine, await readFile(vectors, 'utf8'), vectors);
  if (!Array.isArray(list)) throw new Failure('invalid', `${vectors} is not an array of vectors.`, { field: vectors });
  return list.map((item, i) => vectorOf(item, kind, `${vectors}[${i}]`));
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

function vectorOf(item: Json, kind: ConverterKind | null, path: string): CodecVector {
  const object = objectIn(item, path);
  const input = objectIn(object['input'] ?? null, `${path}.input`);
  const { fPort, recvTime, variables = {} } = input;
  const name = object['name'] ?? object['description'];
  const time = typeof recvTime === 'string' ? Date.parse(recvTime) : Number.NaN;
  const encodes = (kind ?? ('bytes' in input ? 'uplink' : 'downlink')) === 'downlink';
  return {
    name: typeof name === 'string' && name !== '' ? name : path.slice(path.lastIndexOf('[')),
    kind: encodes ? 'downlink' : 'uplink',
    bytes: encodes ? new Uint8Array() : bytesIn(input['bytes'] ?? null, `${path}.input.bytes`),
    data: input['data'] ?? null,
    ...(typeof fPort === 'number' ? { fPort } : {}),
    ...(Number.isNaN(time) ? {} : { recvTime: time }),
    variables: Object.fromEntries(
      Object.entries(objectIn(variables, `${path}.input.variables`)).map(([key, value]) => [key, asText(value)]),
    ),
    expected: objectIn(object['expected'] ?? object['output'] ?? null, `${path}.expected`),
  };
}

function objectIn(value: Json, path: string): JsonObject {
  if (isJsonObject(value)) return value;
  throw new Failure('invalid', `${path} is not an object.`, { field: path });
}

function bytesIn(value: Json, path: string): Uint8Array {
  if (Array.isArray(value) && value.every((byte) => typeof byte === 'number')) return Uint8Array.from(value);
  if (typeof value === 'string' && /^([0-9a-f]{2})*$/i.test(value)) return Buffer.from(value, 'hex');
  throw new Failure('invalid', `${path} is neither an array of bytes nor hex text.`, { field: path });
}
