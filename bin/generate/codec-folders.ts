import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../lib/model/json.ts';

/** Where the codecs lie, from the root of the project. */
export const CODECS = 'codecs';

/** One codec as it lies in its folder, its family worked into its table. */
export interface CodecFile {
  id: string;
  vendor: string;
  model: string;
  about: string;
  documentation: string;
  table: JsonObject;
  vectors: CodecFileVector[];
  /** What messages must become, where the table has downlinks: the vendor's, as far as the table has the commands. */
  downlinks: CodecFileDownlink[];
  /** Who else decodes the device: a folder of ThingsBoard's library, a codec of ChirpStack's. */
  outside: { thingsboard?: string; chirpstack?: string };
  /** Keys that others name otherwise: theirs, ours. */
  named: { [key: string]: string };
  /** Why a key differs from what others say, by key. */
  known: { [key: string]: string };
}

export interface CodecFileVector {
  name: string;
  hex: string;
  fPort?: number;
  variables?: Record<string, string>;
  expected: JsonObject;
}

export interface CodecFileDownlink {
  name: string;
  message: JsonObject;
  expected: { hex: string; fPort?: number } | { errors: string[] };
}

/** All codecs by id: `<vendor>/<model>.json` with `<model>.vectors.json`, completed by `<vendor>/family.json`. */
export function codecFiles(root: string): CodecFile[] {
  const folders = readdirSync(join(root, CODECS), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort()
    .flatMap((folder) => familyIn(join(root, CODECS, folder)));
}

function familyIn(folder: string): CodecFile[] {
  const family = read(join(folder, 'family.json')) as JsonObject;
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const downlinks = names.includes('downlinks.json') ? read(join(folder, 'downlinks.json')) : [];
  const models = names
    .filter((name) => name !== 'family.json' && !name.endsWith('.vectors.json') && name !== 'downlinks.json')
    .sort();
  return models.map((file) => {
    const name = file.slice(0, -'.json'.length);
    const model = read(join(folder, file)) as JsonObject;
    const vectors = names.includes(`${name}.vectors.json`) ? read(join(folder, `${name}.vectors.json`)) : [];
    const texts = Object.fromEntries(
      ['vendor', 'model', 'about', 'documentation'].map((key) => [key, String(model[key] ?? family[key] ?? '')]),
    ) as Pick<CodecFile, 'vendor' | 'model' | 'about' | 'documentation'>;
    const table = tableOf(family, model);
    return {
      id: `${basename(folder)}/${name}`,
      ...texts,
      table,
      vectors: vectors as unknown as CodecFileVector[],
      downlinks: (table['downlink'] === undefined ? [] : downlinks) as unknown as CodecFileDownlink[],
      outside: (model['outside'] ?? {}) as CodecFile['outside'],
      named: (model['named'] ?? {}) as CodecFile['named'],
      known: (model['known'] ?? {}) as CodecFile['known'],
    };
  });
}

/** The whole table of a model: parts put in their places, and of the family's maps those it uses. */
function tableOf(family: JsonObject, model: JsonObject): JsonObject {
  const parts = (family['parts'] ?? {}) as JsonObject;
  const payload = expanded(model['payload'] ?? family['payload'] ?? null, parts);
  const named = model['downlink'] ?? family['downlink'] ?? null;
  const downlink = typeof named === 'string' ? partOf(named, parts) : named;
  const maps = { ...(family['maps'] as JsonObject), ...(model['maps'] as JsonObject) };
  const used = new Set([...JSON.stringify([payload, downlink]).matchAll(/(?:->|<-) (\w+)/g)].map(([, name]) => name));
  const kept = Object.fromEntries(Object.entries(maps).filter(([name]) => used.has(name)));
  return {
    table: 1,
    device: `${family['vendor']} ${model['model']}`,
    ...(family['order'] === undefined ? {} : { order: family['order'] }),
    ...(Object.keys(kept).length === 0 ? {} : { maps: kept }),
    ...(model['variables'] === undefined ? {} : { variables: model['variables'] }),
    payload,
    ...(downlink === null ? {} : { downlink }),
  };
}

/** `{"use": name}` in a list of steps is the list of that part; `use` of records takes their records in as well. */
function expanded(value: Json, parts: JsonObject): Json {
  if (Array.isArray(value)) {
    return value.flatMap((item): Json[] => {
      const name = isJsonObject(item) && Object.keys(item).length === 1 ? item['use'] : undefined;
      if (typeof name !== 'string') return [expanded(item, parts)];
      return expanded(partOf(name, parts), parts) as Json[];
    });
  }
  if (!isJsonObject(value)) return value;
  const { use, ...rest } = value;
  const own = Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, expanded(inner, parts)]));
  if (!Array.isArray(use)) return own;
  const taken = use.map((name) => expanded(partOf(String(name), parts), parts) as JsonObject);
  return { ...own, records: Object.assign({}, ...taken, own['records']) as JsonObject };
}

function partOf(name: string, parts: JsonObject): Json {
  const part = parts[name];
  if (part === undefined) throw new Error(`there is no part '${name}'`);
  return part;
}

function read(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json;
}
