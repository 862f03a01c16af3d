import { readFile } from 'node:fs/promises';
import { basename, dirname, join, posix, relative, sep } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { Failure } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import type { CodecSuite } from './codec-suite.ts';
import { type CodecAction, type CodecVector, objectIn, vectorOf } from './codec-vectors.ts';

/** Members of a codec's YAML file, each with a script of its own and with examples. */
const MEMBERS = {
  uplinkDecoder: 'decode',
  downlinkEncoder: 'encode',
  downlinkDecoder: 'decode downlink',
} as const satisfies { [member: string]: CodecAction };

type Member = keyof typeof MEMBERS;

const NAMES_CODEC = new RegExp(`^(${Object.keys(MEMBERS).join('|')})\\s*:`, 'm');

/**
 * Codecs of a Device Repository, sorted: YAML files with `uplinkDecoder`, `downlinkEncoder` or `downlinkDecoder`, each
 * `{fileName, examples: [{description, input, output, normalizedOutput?}]}`. One file may name several scripts.
 * Source: README of TheThingsNetwork/lorawan-devices, "Payload codecs".
 */
export async function repositorySuites(
  folder: string,
  paths: ReadonlySet<string>,
  source: string,
): Promise<CodecSuite[]> {
  const files = [...paths].filter((path) => path.endsWith('.yaml')).sort();
  const texts = await Promise.all(files.map(async (path) => ({ path, text: await readFile(path, 'utf8') })));
  const models = modelsByCodec(texts);
  return texts.flatMap(({ path, text }) => {
    if (!NAMES_CODEC.test(text)) return [];
    const own = basename(path, '.yaml').replace(/-codec$/, '');
    return suitesOf(folder, path, text, paths).map((suite) => {
      const vendor = basename(posix.dirname(suite.codec)).replace(/^\.$/, source);
      return { ...suite, vendor, models: models.get(path) ?? [own] };
    });
  });
}

/** Which devices name a codec: `<model>.yaml` with `firmwareVersions: [{profiles: {<region>: {codec}}}]`. */
function modelsByCodec(texts: { path: string; text: string }[]): Map<string, string[]> {
  const models = new Map<string, string[]>();
  for (const { path, text } of texts) {
    if (!/^firmwareVersions\s*:/m.test(text)) continue;
    for (const [, name = ''] of text.matchAll(/^[ \t]+codec:[ \t]*['"]?([\w.-]+)/gm)) {
      const codec = join(dirname(path), `${name}.yaml`);
      const known = models.get(codec) ?? [];
      const model = basename(path, '.yaml');
      if (!known.includes(model)) models.set(codec, [...known, model]);
    }
  }
  return models;
}

type Suite = Omit<CodecSuite, 'vendor' | 'models'>;

function suitesOf(folder: string, path: string, text: string, paths: ReadonlySet<string>): Suite[] {
  const file = basename(path);
  const codec = relative(folder, path).split(sep).join('/');
  const failing = (thrown: unknown): Suite => ({
    codec,
    script: path,
    kinds: [],
    file,
    vectors: () => Promise.reject(thrown),
  });
  try {
    const document = readYaml(text, path);
    return (Object.keys(MEMBERS) as Member[]).flatMap((member) => {
      const { fileName, examples } = objectIn(document[member] ?? {}, `${path}: ${member}`);
      if (document[member] === undefined) return [];
      const script = join(path, '..', String(fileName));
      // Only files of the library count: a name must not lead out of it.
      if (typeof fileName !== 'string' || !paths.has(script)) {
        return [failing(new Failure('not-found', `${path}: ${member}.fileName names no file: ${String(fileName)}.`))];
      }
      const vectors = async () => vectorsIn(examples ?? [], MEMBERS[member], `${path}: ${member}.examples`);
      return [{ codec, script, kinds: [member === 'uplinkDecoder' ? 'uplink' : 'downlink'], file, vectors }];
    });
  } catch (thrown) {
    return [failing(thrown)];
  }
}

/** An object in YAML 1.2: in 1.1 `On` and `No` would be booleans. Throws `invalid` with the path. */
export function readYaml(text: string, path: string): JsonObject {
  let value: Json;
  try {
    value = parseYaml(text, { merge: true, logLevel: 'error' }) as Json;
  } catch (cause) {
    throw new Failure('invalid', `${path} is not YAML: ${(cause as Error).message}`, { field: path, cause });
  }
  if (isJsonObject(value)) return value;
  throw new Failure('invalid', `${path} is not a YAML object.`, { field: path });
}

function vectorsIn(examples: Json, action: CodecAction, path: string): CodecVector[] {
  if (!Array.isArray(examples)) throw new Failure('invalid', `${path} is not an array.`, { field: path });
  return examples.flatMap((example, i) => {
    const where = `${path}[${i}]`;
    const vector = vectorOf(example, action, where);
    const normalized = objectIn(example, where)['normalizedOutput'];
    if (normalized === undefined || normalized === null) return [vector];
    return [vector, { ...vector, action: 'normalize' as const, expected: objectIn(normalized, where) }];
  });
}
