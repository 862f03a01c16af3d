import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { type ExportedConverter, exportedConverter } from '../converters/thingsboard-export.ts';
import { makeVersion } from '../converters/version.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** One converter of a library with the folder it lies in. */
export interface LibraryConverter {
  /** Path from the library's root, such as `Decentlab/DL-5TM/ChirpStack/uplink`. */
  name: string;
  folder: string;
  /** Of which network its payloads are; null when it does not say. */
  integrationType: string | null;
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

/** Reads a converter document and the metadata beside it. Throws `invalid` with the path of the file. */
export async function readConverter(root: string, folder: string): Promise<LibraryConverter> {
  const document = await readObject(join(folder, 'converter.json'));
  const { kind, contract, language, script, form, integrationType } = exported(document, folder);
  return {
    name: nameOf(root, folder),
    folder,
    integrationType,
    version: makeVersion({ kind, contract, language, script, form }),
    metadata: await readMetadata(folder),
  };
}

function exported(document: JsonObject, folder: string): ExportedConverter {
  try {
    return exportedConverter(document, folder.endsWith('downlink') ? 'downlink' : 'uplink');
  } catch (thrown) {
    throw thrown instanceof Failure ? badFile(join(folder, 'converter.json'), thrown.message) : thrown;
  }
}

/** Metadata reaches scripts as a map of texts, whatever the file holds. */
async function readMetadata(folder: string): Promise<Record<string, string>> {
  const path = join(folder, 'metadata.json');
  const files = await readdir(folder);
  if (!files.includes('metadata.json')) return {};
  const entries = Object.entries(await readObject(path));
  return Object.fromEntries(entries.map(([key, value]) => [key, asText(value)]));
}

/** A JSON object in a file. Throws `invalid` with its path. */
export async function readObject(path: string): Promise<JsonObject> {
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
