import { libraryEntries } from '../../lib/converter-library/entries.ts';
import { licenceIn } from '../../lib/converter-library/licence.ts';
import type { ReadEntry, Unreadable } from '../../lib/converter-library/read-entry.ts';
import type { Engine } from '../../lib/converters/engine.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import { asFailure } from '../../lib/model/failure.ts';
import type { LibraryEntry } from '../../lib/model/library.ts';
import type { Vector } from '../../lib/model/vector.ts';
import { getFromApi, sendToApi } from '../call-api.ts';
import type { PlatformAddress } from '../platform-address.ts';
import { checkOut } from './checkout.ts';
import { putSource, type Source, type Synced } from './sources.ts';

/** Requests at a time. */
const AT_ONCE = 8;

/** So often the index is put, each time after what it lacked. */
const ROUNDS = 5;

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
 * the index; what the platform then says it lacks is sent once more. Until the index is there, the platform shows what it had before; installed converters never change.
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
    const read = () => libraryEntries({ engine, types: registry }, folder, source.id);
    for await (const one of read()) {
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
    const put = async () => ((await sendToApi(address, 'PUT', `${path}/index`, index)) as { synced: Synced }).synced;
    let sentAgain = 0;
    for (let round = 1; ; round++) {
      const missing = new Set<string>();
      const synced = await put().catch((thrown: unknown) => {
        for (const digest of missingIn(thrown)) missing.add(digest);
        if (missing.size === 0 || round === ROUNDS) throw thrown;
      });
      if (synced !== undefined) return { synced, sent: sent + sentAgain, unreadable };
      sentAgain += await sendThose(missing, { address, path }, read());
    }
  } finally {
    await remove();
  }
}

/** Contents that the platform lost, or that another sync let go: the library is read again for them. */
async function sendThose(
  digests: Set<string>,
  { address, path }: { address: PlatformAddress; path: string },
  entries: AsyncIterable<ReadEntry | Unreadable>,
): Promise<number> {
  const sending = new Sending();
  for await (const one of entries) {
    if ('entry' in one && digests.delete(one.entry.content)) await sending.add(() => sendContent(address, path, one));
  }
  return sending.done();
}

/** What a refused index lacks, by its answer. */
function missingIn(thrown: unknown): string[] {
  const missing = asFailure(thrown).detail.extra?.['missing'];
  return Array.isArray(missing) ? missing.filter((digest) => typeof digest === 'string') : [];
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
