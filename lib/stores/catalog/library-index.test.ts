import { expect, it } from 'vitest';
import type { LibraryContent, LibraryEntry, LibraryIndex } from '../../model/library.ts';
import type { Dynamo } from '../dynamo.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { createLibrary } from './library.ts';

const tables = testTables();
const store = () => createLibrary(tables);
const CONTENT: LibraryContent = { script: 'x', form: {}, updateOnlyKeys: [], vectors: [] };

const entry = (content: string): LibraryEntry => ({
  ...{ integrationType: null, vendor: 'v', model: content, kind: 'uplink', contract: 'codec', language: 'js' },
  ...{ path: content, content, passed: 0, failed: 0, skipped: 0 },
});
const index = (...digests: string[]): LibraryIndex => ({
  ...{ commit: null, licence: null, syncedAt: NOW, entries: digests.map(entry) },
});

async function put(source: string, ...digests: string[]): Promise<void> {
  for (const digest of digests) await store().putLibraryContent(source, digest, CONTENT);
}

async function thereOf(source: string, ...digests: string[]): Promise<string[]> {
  const found = await Promise.all(digests.map((digest) => store().libraryContent(source, digest)));
  return digests.filter((_digest, i) => found[i] !== null);
}

/** A store whose removals wait until they are let go. */
function slowStore() {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let began = () => {};
  const removing = new Promise<void>((resolve) => {
    began = resolve;
  });
  const dynamo: Dynamo = {
    ...tables.dynamo,
    delete: async (input, options) => {
      began();
      await gate;
      return tables.dynamo.delete(input, options);
    },
  };
  return { store: createLibrary({ ...tables, dynamo, clock: tables.clock }), letGo, removing };
}

it('names only what is there, and takes along what only the last one named', async () => {
  await put('a', 'c1', 'c2');
  expect(await store().putLibraryIndex('a', index('c1', 'c2', 'c3'))).toEqual(['c3']);
  expect(await store().libraryIndex('a')).toBeNull();
  expect(await store().putLibraryIndex('a', index('c1', 'c2'))).toEqual([]);
  expect(await store().putLibraryIndex('a', index('c1'))).toEqual([]);
  expect(await thereOf('a', 'c1', 'c2')).toEqual(['c1']);
  expect(await store().putLibraryIndex('a', null)).toEqual([]);
  expect([await store().libraryIndex('a'), await thereOf('a', 'c1')]).toEqual([null, []]);
});

it('keeps what a later index names while an earlier one still removes', async () => {
  await put('b', 'c1', 'c2');
  await store().putLibraryIndex('b', index('c1', 'c2'));
  const slow = slowStore();
  const first = slow.store.putLibraryIndex('b', index('c1'));
  await slow.removing;
  // Still there, but about to go: it has to be put again.
  expect(await store().putLibraryIndex('b', index('c1', 'c2'))).toEqual(['c2']);
  await put('b', 'c2');
  expect(await store().putLibraryIndex('b', index('c1', 'c2'))).toEqual([]);
  slow.letGo();
  expect(await first).toEqual([]);
  expect(await store().libraryIndex('b')).toEqual(index('c1', 'c2'));
  expect(await thereOf('b', 'c1', 'c2')).toEqual(['c1', 'c2']);
});

it('is one of many that end at once, and has all its contents', async () => {
  await put('c', 'c1', 'c2', 'c3');
  await Promise.all(['c1', 'c2', 'c3'].map((digest) => store().putLibraryIndex('c', index(digest))));
  const named = (await store().libraryIndex('c'))?.entries.map(({ content }) => content) ?? [];
  expect(named).toHaveLength(1);
  expect(await thereOf('c', 'c1', 'c2', 'c3')).toEqual(named);
});

it('goes with its library, also what a removal that died left', async () => {
  await put('d', 'c1', 'c2');
  await store().putLibraryIndex('d', index('c1', 'c2'));
  const dynamo: Dynamo = { ...tables.dynamo, delete: () => Promise.reject(new Error('died')) };
  const dying = createLibrary({ ...tables, dynamo, clock: tables.clock });
  await expect(dying.putLibraryIndex('d', index('c1'))).rejects.toThrow('died');
  expect(await thereOf('d', 'c1', 'c2')).toEqual(['c1', 'c2']);
  await store().putLibraryIndex('d', index('c1'));
  expect(await thereOf('d', 'c1', 'c2')).toEqual(['c1']);
  await store().deleteLibrarySource('d');
  expect(await thereOf('d', 'c1')).toEqual([]);
});
