import { libraryEntries } from '../../lib/converter-library/entries.ts';
import { licenceIn } from '../../lib/converter-library/licence.ts';
import type { ReadEntry, Unreadable } from '../../lib/converter-library/read-entry.ts';
import type { Engine } from '../../lib/converters/engine.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { LibraryEntry } from '../../lib/model/library.ts';
import type { Vector } from '../../lib/model/vector.ts';
import { getFromApi, sendToApi } from '../call-api.ts';
import type { PlatformAddress } from '../platform-address.ts';
import { checkOut } from './checkout.ts';
import { putSource, type Source, type Synced } from './sources.ts';

/** Requests at a time. */
const AT_ONCE = 8;

export interface SyncParts {
  address: PlatformAddress;
  engine: Engine;
  /** Of a private repository. */
  token?: string | undefined;
}

export interface SyncEnd {
  synced: Synced;
  /** Contents that the platform did not have yet. */
  sent: number;
  unreadable: Unreadable[];
}

/**
 * Brings a library to the platform as it is now: fetches it, runs every vector, sends the contents that are new, then
 * the index. Until the index is there, the platform shows what it had before; installed converters never change.
 */
export async function syncSource({ address, engine, token }: SyncParts, source: Source): Promise<SyncEnd> {
  const { folder, commit, remove } = await checkOut({ ...source, token });
  try {
    await putSource(address, source);
    const path = `/api/library-sources/${source.id}`;
    const known = await knownContents(address, path);
    const entries: LibraryEntry[] = [];
    const unreadable: Unreadable[] = [];
    const sending = new Sending();
    for await (const one of libraryEntries({ engine, types: registry }, folder)) {
      if (!('entry' in one)) {
        unreadable.push(one);
        continue;
      }
      entries.push(one.entry);
      if (known.has(one.entry.content)) continue;
      known.add(one.entry.content);
      await sending.add(() => sendContent(address, path, one));
    }
    const sent = await sending.done();
    const index = { commit, licence: await licenceIn(folder), items: entries };
    const answer = (await sendToApi(address, 'PUT', `${path}/index`, index)) as { synced: Synced };
    return { synced: answer.synced, sent, unreadable };
  } finally {
    await remove();
  }
}

/** Requests on their way, a few at a time. After the first that fails no other is begun. */
class Sending {
  private readonly requests = new Set<Promise<void>>();
  private failure: { thrown: unknown } | null = null;
  private begun = 0;

  async add(send: () => Promise<unknown>): Promise<void> {
    if (this.requests.size >= AT_ONCE) await Promise.race(this.requests);
    if (this.failure !== null) throw this.failure.thrown;
    this.begun += 1;
    const request: Promise<void> = send().then(
      () => void this.requests.delete(request),
      (thrown: unknown) => {
        this.failure ??= { thrown };
        this.requests.delete(request);
      },
    );
    this.requests.add(request);
  }

  /** How many there were. Throws what the first failing one did. */
  async done(): Promise<number> {
    await Promise.all(this.requests);
    if (this.failure !== null) throw this.failure.thrown;
    return this.begun;
  }
}

async function knownContents(address: PlatformAddress, path: string): Promise<Set<string>> {
  const { items } = (await getFromApi(address, `${path}/index`)) as { items: LibraryEntry[] };
  return new Set(items.map(({ content }) => content));
}

function sendContent(address: PlatformAddress, path: string, { entry, content }: ReadEntry): Promise<unknown> {
  const { vectors, ...rest } = content;
  const body = { kind: entry.kind, ...rest, vectors: vectors.map(shown) };
  return sendToApi(address, 'PUT', `${path}/contents/${entry.content}`, body);
}

/** A vector as the API takes it. */
function shown({ input, ...rest }: Vector): object {
  return { ...input, ...rest };
}
