import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { makeVersion } from '../converters/version.ts';
import type { ConverterKind, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** One converter of a library with the folder it lies in. */
export interface LibraryConverter {
  /** Path from the library's root, such as `Decentlab/DL-5TM/ChirpStack/uplink`. */
  name: string;
  folder: string;
  version: Version;
  metadata: Record<string, string>;
}

/**
 * Folders that hold a converter, sorted, of a library in ThingsBoard's layout:
 * `VENDORS/<vendor>/<device>/<integration>/{uplink,downlink}/converter.json`, `metadata.json` beside it.
 * `folder` may also be any part of one. Throws `not-found` when it cannot be read.
 */
export async function converterFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw new Failure('not-found', `There is no readable folder ${folder}.`, { cause });
  });
  const found = entries.filter((entry) => entry.isFile() && entry.name === 'converter.json');
  return found.map(({ parentPath }) => parentPath).sort();
}

/** The path of a converter's folder inside its library. */
export function nameOf(root: string, folder: string): string {
  const parts = relative(root, folder).split(sep);
  const name = parts.slice(parts.indexOf('VENDORS') + 1).join('/');
  return name === '' ? '.' : name;
}

/**
 * Reads ThingsBoard's converter document `{type, configuration: {scriptLang, decoder, tbelDecoder, encoder,
 * tbelEncoder}}` and its metadata. Throws `invalid` with the path of the file.
 */
export async function readConverter(root: string, folder: string): Promise<LibraryConverter> {
  const document = await readObject(join(folder, 'converter.json'));
  const configuration = document['configuration'];
  if (!isJsonObject(configuration)) throw badFile(join(folder, 'converter.json'), 'has no "configuration"');
  const kind = kindOf(document, folder);
  const language = configuration['scriptLang'] === 'TBEL' ? 'tbel' : 'js';
  const script = configuration[SCRIPT_KEYS[kind][language]];
  if (typeof script !== 'string') {
    throw badFile(join(folder, 'converter.json'), `has no "configuration.${SCRIPT_KEYS[kind][language]}"`);
  }
  const contract = document['converterVersion'] === 2 ? 'thingsboard-typed' : 'thingsboard';
  const form = contract === 'thingsboard' ? {} : configuration;
  return {
    name: nameOf(root, folder),
    folder,
    version: makeVersion({ kind, contract, language, script, form }),
    metadata: await readMetadata(folder),
  };
}

const SCRIPT_KEYS = {
  uplink: { js: 'decoder', tbel: 'tbelDecoder' },
  downlink: { js: 'encoder', tbel: 'tbelEncoder' },
} as const;

function kindOf(document: JsonObject, folder: string): ConverterKind {
  const said = typeof document['type'] === 'string' ? document['type'].toLowerCase() : '';
  if (said === 'uplink' || said === 'downlink') return said;
  return folder.endsWith('downlink') ? 'downlink' : 'uplink';
}

/** Metadata reaches scripts as a map of texts, whatever the file holds. */
async function readMetadata(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'metadata.json');
  const files = await readdir(folder);
  if (!files.includes('metadata.json')) return {};
  const entries = Object.entries(await readObject(path));
  return Object.fromEntries(entries.map(([key, value]) => [key, asText(value)]));
}

async function readObject(path: string): Promise<JsonObject> {
  const value = parse(await readFile(path, 'utf8'), path);
  if (!isJsonObject(value)) throw badFile(path, 'is not a JSON object');
  return value;
}

/** JSON of a library file. Throws `invalid` with its path. */
export function parse(text: string, path: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw badFile(path, `is not JSON: ${(cause as Error).message}`);
  }
}

function badFile(path: string, problem: string): Failure {
  return new Failure('invalid', `${path} ${problem}.`, { field: path });
}
