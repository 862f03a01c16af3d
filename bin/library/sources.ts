import { basename, resolve } from 'node:path';
import { getFromApi, sendToApi } from '../call-api.ts';
import type { PlatformAddress } from '../platform-address.ts';
import { checkUrl, isRemote } from './checkout.ts';

export interface Synced {
  commit: string | null;
  licence: string | null;
  at: number;
  converters: number;
  passed: number;
  failed: number;
  skipped: number;
}

export interface Source {
  id: string;
  url: string;
  branch: string | null;
  /** Null: never. */
  synced: Synced | null;
}

type Environment = { [name: string]: string | undefined };

/** The library that everybody has, or the one that ThingsBoard's own variables put in its place. */
export function defaultSource(environment: Environment): Omit<Source, 'synced'> {
  const name = 'TB_INTEGRATIONS_CONVERTERS_LIBRARY';
  const branch = environment[`${name}_REPO_BRANCH`] || environment[`${name}_BRANCH`] || null;
  const url = environment[`${name}_REPO_URL`] || 'https://github.com/thingsboard/data-converters.git';
  checkUrl(url);
  return { id: 'data-converters', url, branch };
}

/** All libraries the platform knows, and the default one, which need not be added. */
export async function sourcesOf(address: PlatformAddress, environment: Environment): Promise<Source[]> {
  const { items } = (await getFromApi(address, '/api/library-sources')) as { items: Source[] };
  const usual = defaultSource(environment);
  const known = items.find(({ id }) => id === usual.id);
  const isReplaced = environment['TB_INTEGRATIONS_CONVERTERS_LIBRARY_REPO_URL'] !== undefined;
  const first = known === undefined || isReplaced ? { ...usual, synced: known?.synced ?? null } : known;
  return [first, ...items.filter(({ id }) => id !== usual.id)];
}

/** `https://host/a/my_codecs.git` and `/home/me/my_codecs` as `my-codecs`. */
export function idFor(url: string): string {
  const name = basename(isRemote(url) ? (URL.parse(url)?.pathname ?? '') : url, '.git').toLowerCase();
  return (
    name
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-+|-+$/g, '')
      .slice(0, 40) || 'library'
  );
}

export async function putSource(address: PlatformAddress, { id, url, branch }: Omit<Source, 'synced'>): Promise<void> {
  checkUrl(url);
  const where = isRemote(url) ? url : resolve(url);
  await sendToApi(address, 'PUT', `/api/library-sources/${id}`, { url: where, branch });
}

/** The token of a library, by its name: one for all could go to a stranger's host. */
export function tokenFor(id: string, environment: Environment): string | undefined {
  return environment[tokenName(id)] || undefined;
}

export function tokenName(id: string): string {
  return `TRIBUTARY_LIBRARY_TOKEN_${id.toUpperCase().replaceAll('-', '_')}`;
}
