import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { IntegrationType } from '../../lib/model/integration.ts';
import type { Sample } from './sample.ts';

/** Everything one folder of lib/integrations says. */
export interface IntegrationFolder {
  /** Folder name = type. */
  name: string;
  definition: IntegrationType;
  readme: string;
  samples: Sample[];
}

export const INTEGRATIONS = 'lib/integrations';

/** Names of the type folders, sorted. Folders with an underscore are shared by a family of types. */
export function typeNames(root: string): string[] {
  return readdirSync(join(root, INTEGRATIONS), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

export async function integrationFolders(root: string): Promise<IntegrationFolder[]> {
  return Promise.all(typeNames(root).map((name) => integrationFolder(root, name)));
}

export async function integrationFolder(root: string, name: string): Promise<IntegrationFolder> {
  const folder = join(root, INTEGRATIONS, name);
  return {
    name,
    definition: await definitionIn(folder),
    readme: readFileSync(join(folder, 'README.md'), 'utf8'),
    samples: sampleFolders(folder).map(sampleIn),
  };
}

export async function definitionIn(folder: string): Promise<IntegrationType> {
  const module = (await import(pathToFileURL(join(folder, 'index.ts')).href)) as { default: IntegrationType };
  return module.default;
}

/** The sample folders of a type in alphabetical order, as paths. */
export function sampleFolders(folder: string): string[] {
  const entries = readdirSync(join(folder, 'samples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map(({ name }) => join(folder, 'samples', name)).sort();
}

function sampleIn(folder: string): Sample {
  const expected = existsSync(join(folder, 'failure.json'))
    ? { failure: readJson(folder, 'failure.json') }
    : { uplink: readJson(folder, 'uplink.json') };
  return { name: basename(folder), request: readJson(folder, 'request.json'), expected };
}

/** A file of a sample folder; its shape is the test's business. */
export function readJson(folder: string, file: string) {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
