import { readdir } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { Engine } from '../converters/engine.ts';
import { Failure } from '../model/failure.ts';
import type { CodecSuite } from './codec-suite.ts';
import { readCodecVectors } from './codec-vectors.ts';
import { repositorySuites } from './device-repository.ts';

const BOTH = ['uplink', 'downlink'] as const;

/**
 * Codecs with vectors, sorted: `<name>.js` with `test_decode_<name>.json` and `test_encode_<name>.json` (ChirpStack's
 * device profiles), `codec.js` with `vectors.json`, and the YAML files of a Device Repository. Vendor and model are
 * folders inside the library, never above it; where there is none, `source` is the vendor.
 */
export async function codecSuites(folder: string, source = ''): Promise<CodecSuite[]> {
  const paths = await filesIn(folder);
  const plain = [...paths].sort().flatMap((path) => {
    const found = scriptOf(path);
    if (found === null || !paths.has(found.script)) return [];
    const { script, action } = found;
    const vectors = (engine: Engine) => readCodecVectors(engine, path, action);
    const codec = nameIn(folder, script);
    return [{ codec, script, ...deviceOf(codec, source), kinds: BOTH, file: basename(path), vectors }];
  });
  return [...plain, ...(await repositorySuites(folder, paths, source))];
}

/** Regular files only: a link may lead out of the library. Throws `not-found`. */
export async function filesIn(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((cause: unknown) => {
    throw new Failure('not-found', `There is no readable folder ${folder}.`, { cause });
  });
  return new Set(entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)));
}

/** A path inside the library, with `/` on every system. */
export function nameIn(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}

function scriptOf(vectors: string): { script: string; action: 'decode' | 'encode' | null } | null {
  const file = basename(vectors);
  const beside = (name: string) => join(vectors, '..', name);
  if (file === 'vectors.json') return { script: beside('codec.js'), action: null };
  const [, action, name] = file.match(/^test_(decode|encode)_(.+)\.json$/) ?? [];
  if (name === undefined) return null;
  return { script: beside(`${name}.js`), action: action === 'decode' ? 'decode' : 'encode' };
}

/** `<vendor>/<model>/codec.js`, `<vendor>/codecs/<model>.js` or `<vendor>/<model>.js`, as far as there are folders. */
function deviceOf(codec: string, source: string): { vendor: string; models: string[] } {
  const [file = '', parent = source, above = source] = codec.split('/').reverse();
  if (file === 'codec.js') return { vendor: above, models: [parent] };
  return { vendor: parent === 'codecs' ? above : parent, models: [basename(file, '.js')] };
}
