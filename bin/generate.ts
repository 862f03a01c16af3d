import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedBaseImage } from './generate/base-image.ts';
import { generatedCodecs } from './generate/codecs.ts';
import { DOCS, generatedDocs } from './generate/integration-docs.ts';
import { integrationFolders } from './generate/integration-folders.ts';
import { generatedOpenApi } from './generate/openapi.ts';
import { generatedRegistry } from './generate/registry.ts';
import { generatedSamples } from './generate/samples.ts';
import { generatedTbelRuntime } from './generate/tbel-runtime.ts';

/** What a part of the generator gives: content by path from the root of the project. */
export type Generated = Record<string, string>;

export const ROOT = join(import.meta.dirname, '..');

/** Everything `npm run generate` writes. A new kind of generated file is one more line here. */
export async function generated(root = ROOT): Promise<Generated> {
  const folders = await integrationFolders(root);
  return {
    ...generatedRegistry(root),
    ...generatedSamples(folders),
    ...generatedCodecs(root),
    ...generatedBaseImage(),
    ...generatedTbelRuntime(),
    ...generatedDocs(folders),
    ...generatedOpenApi(),
  };
}

/** Pages of types that are gone. */
export function leftovers(files: Generated, root = ROOT): string[] {
  const paths = readdirSync(join(root, DOCS)).map((name) => `${DOCS}/${name}`);
  return paths.filter((path) => !Object.hasOwn(files, path));
}

/** Writes what changed and removes what is left over; returns the paths it touched. */
export async function generate(root = ROOT): Promise<string[]> {
  mkdirSync(join(root, DOCS), { recursive: true });
  const files = await generated(root);
  const changed = Object.keys(files).filter((path) => contentOf(join(root, path)) !== files[path]);
  for (const path of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files[path] ?? '');
  }
  const gone = leftovers(files, root);
  for (const path of gone) rmSync(join(root, path));
  return [...changed, ...gone];
}

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

if (process.argv[1] === import.meta.filename) {
  const touched = await generate();
  console.log(touched.length === 0 ? 'Nothing to do' : touched.join('\n'));
}
