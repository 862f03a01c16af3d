import type { AuditPage, AuditQuery, BookFault, Books, LedgerEntry } from '../model/books.ts';
import { addBooks, EMPTY_BOOKS } from '../model/books.ts';
import { Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import type { Message, MessageKey } from '../model/message.ts';
import { integrationOfKey, messageId } from '../model/message-key.ts';
import type { Page } from '../model/ports.ts';
import type { Parts } from './parts.ts';
import { pointsOf } from './write.ts';

type AuditParts = Pick<Parts, 'catalog' | 'messages' | 'telemetry' | 'queues'>;

/** Where the audit stands: the catalog's cursor of the integration being read (null = the first), the store's in it. */
type Place = [catalog: string | null, ledger: string | null];

/** Shards of an integration that is gone, but whose records are still there. */
const DEFAULT_SHARDS = 4;

/** Quiet integrations are passed quickly, but not all within one request. */
const MOST_READS = 8;

/**
 * Adds up the records, a page at a time, and looks whether each has what its outcome promises: a stored one its points,
 * a quarantined one its raw message, every arrival an outcome. Throws `invalid` for a foreign cursor.
 */
export async function auditPage(parts: AuditParts, query: AuditQuery): Promise<AuditPage> {
  let place: Place | null = query.cursor === null ? [null, null] : placeOf(query.cursor);
  const entries: LedgerEntry[] = [];
  for (let read = 0; place !== null && read < MOST_READS && entries.length < query.limit; read += 1) {
    const integrations = await integrationAt(parts, query, place[0]);
    const [integration] = integrations.items;
    const page: Page<LedgerEntry> =
      integration === undefined
        ? { items: [], cursor: null }
        : await readLedger(parts, query, integration, place[1], query.limit - entries.length);
    entries.push(...page.items);
    if (page.cursor !== null) place = [place[0], page.cursor];
    else place = integrations.cursor === null ? null : [integrations.cursor, null];
  }
  const deferred = place === null ? await parts.queues.depth('spill') : 0;
  const books = entries.map(countsOf).reduce(addBooks, { ...EMPTY_BOOKS, received: deferred, deferred });
  return { books, faults: await faultsOf(parts, entries), cursor: place === null ? null : freeze(place) };
}

async function integrationAt(
  { catalog }: AuditParts,
  { integrationId }: AuditQuery,
  cursor: string | null,
): Promise<Page<Pick<Integration, 'id' | 'shards'>>> {
  if (integrationId === null) return catalog.integrations({ limit: 1, cursor });
  const shards = (await catalog.integration(integrationId))?.shards ?? DEFAULT_SHARDS;
  return { items: [{ id: integrationId, shards }], cursor: null };
}

function readLedger(
  { messages }: AuditParts,
  { from, to }: AuditQuery,
  { id, shards }: Pick<Integration, 'id' | 'shards'>,
  cursor: string | null,
  limit: number,
): Promise<Page<LedgerEntry>> {
  return messages.ledger({ integrationId: id, shards, from, to, limit, cursor });
}

/** The first delivery is the outcome, each further one a duplicate. Without an outcome the sums do not match. */
function countsOf({ outcome, arrivals }: LedgerEntry): Books {
  if (outcome === null) return { ...EMPTY_BOOKS, received: arrivals };
  return { ...EMPTY_BOOKS, received: arrivals, duplicate: Math.max(0, arrivals - 1), [outcome]: 1 };
}

async function faultsOf({ telemetry }: AuditParts, entries: LedgerEntry[]): Promise<BookFault[]> {
  const stored = entries.flatMap(({ message }) => (message?.outcome === 'stored' ? [message] : []));
  const points = stored.flatMap((message) => message.plan.effects.flatMap((effect) => pointsOf(message, effect)));
  const missing = points.length === 0 ? [] : await telemetry.missing(points);
  const lacking = new Set(missing.map(({ message }) => messageId(message)));
  return entries.flatMap((entry) => {
    const problem = problemOf(entry) ?? (lacking.has(messageId(entry.key)) ? LACKS_POINT : null);
    return problem === null ? [] : [faultOf(entry.key, problem)];
  });
}

const LACKS_POINT = 'It is stored, but a point of it is missing.';

function problemOf({ outcome, arrivals, message }: LedgerEntry): string | null {
  if (outcome === null) return 'It arrived, but has no outcome.';
  if (arrivals === 0) return 'It has an outcome, but never arrived.';
  if (message === null) return 'Its content cannot be read.';
  return lacksRaw(message) ? 'It is quarantined, but its raw message is missing.' : null;
}

function lacksRaw({ outcome, raw }: Message): boolean {
  return outcome === 'quarantined' && raw === null;
}

function faultOf(key: MessageKey, problem: string): BookFault {
  return { id: messageId(key), integrationId: integrationOfKey(key), problem };
}

function freeze(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function placeOf(cursor: string): Place {
  const place = parse(cursor);
  if (isPlace(place)) return place;
  throw new Failure('invalid', 'This cursor is none of an audit', {
    field: 'cursor',
    fix: 'Send the cursor of the answer before, unchanged, or none.',
  });
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return null;
  }
}

function isPlace(value: unknown): value is Place {
  return Array.isArray(value) && value.length === 2 && value.every((one) => one === null || typeof one === 'string');
}
