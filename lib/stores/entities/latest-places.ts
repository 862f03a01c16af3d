import { hash128 } from '../../model/message-key.ts';
import type { Stamped } from '../../model/order.ts';
import type { LatestNote } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import { ENTITY, type EntityOptions, entitiesTable, LATEST, PAGES, stampedOf } from './items.ts';
import { isLatest, newestOf } from './load.ts';
import { chunked, withoutLosers } from './stamped-write.ts';

/** Keys beyond these go to overflow pages: an item is paid by its whole size at each write. */
export const IN_FIRST_ITEM = 150;

/** One UpdateItem on `l` or one of its pages. */
export interface LatestJob {
  sk: string;
  values: Map<string, Stamped>;
  /** Written together with the values, on `l` only. */
  note: LatestNote | null;
  /** Not looked before: refused when the first item is full already. */
  blind: boolean;
}

interface Wanted {
  pk: string;
  values: Map<string, Stamped>;
  note: LatestNote | null;
  /** Items that refused to grow any further. */
  full: Set<string>;
}

/**
 * Reads the latest items of an entity and says where each value belongs. What is older than what is there has no
 * place, nor has anything for an entity that was deleted meanwhile. Items that are needed but missing are made.
 */
export async function placeLatest(
  options: EntityOptions,
  wanted: Wanted,
): Promise<{ jobs: LatestJob[]; crowded: boolean }> {
  const items = await readLatest(options, wanted.pk);
  if (!items.has(ENTITY)) return { jobs: [], crowded: false };
  const held = new Map([...items].filter(([sk]) => isLatest(sk)).map(([sk, item]) => [sk, stampedOf(item)]));
  const winners = withoutLosers(wanted.values, newestOf([...held.values()]));
  const places = placesOf(winners, held, wanted.full);
  const note = newsIn(wanted.note, items.get(LATEST));
  if (note !== null && !places.has(LATEST)) places.set(LATEST, new Map());
  await makeMissing(
    options,
    wanted.pk,
    [...places.keys()].filter((sk) => !items.has(sk)),
  );
  return {
    jobs: [...places].flatMap(([sk, values]) => jobsOf(sk, values, sk === LATEST ? note : null)),
    crowded: (held.get(LATEST)?.size ?? 0) >= IN_FIRST_ITEM,
  };
}

/** Items `e`, `l` and `l~0` to `l~15`: sort keys from `e` up to the last `l`. */
async function readLatest(options: EntityOptions, pk: string): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for await (const item of options.dynamo.each({
    TableName: entitiesTable(options),
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
    ExpressionAttributeValues: { ':pk': pk, ':first': ENTITY, ':last': `${LATEST}~~` },
    ConsistentRead: true,
  })) {
    items.set(String(item['sk']), item);
  }
  return items;
}

function placesOf(
  values: Map<string, Stamped>,
  held: Map<string, Map<string, Stamped>>,
  full: Set<string>,
): Map<string, Map<string, Stamped>> {
  const first = held.get(LATEST) ?? new Map<string, Stamped>();
  const places = new Map<string, Map<string, Stamped>>();
  let room = full.has(LATEST) ? 0 : IN_FIRST_ITEM - first.size;
  for (const [key, stamped] of values) {
    const page = pageOf(key);
    const known = first.has(key) && !full.has(LATEST);
    const stays = known || (room > 0 && held.get(page)?.has(key) !== true);
    if (stays && !known) room -= 1;
    const sk = stays ? LATEST : page;
    // A value too big even for its page stays in the history alone.
    if (!full.has(sk)) places.set(sk, (places.get(sk) ?? new Map<string, Stamped>()).set(key, stamped));
  }
  return places;
}

function pageOf(key: string): string {
  return PAGES[Number.parseInt(hash128(key).slice(0, 4), 16) % PAGES.length] ?? LATEST;
}

/** What of a note the item does not know yet; null when nothing. */
function newsIn(note: LatestNote | null, latest: Item | undefined): LatestNote | null {
  if (note === null) return null;
  const known = latest?.['ms'] instanceof Set ? latest['ms'] : new Set();
  const months = note.months.filter((month) => !known.has(month));
  const newer = Number(latest?.['seen'] ?? 0) <= note.seen;
  return newer || months.length > 0 ? { ...note, months, seen: newer ? note.seen : 0 } : null;
}

async function makeMissing(options: EntityOptions, pk: string, sks: string[]): Promise<void> {
  const put = (sk: string) =>
    options.dynamo.put({
      TableName: entitiesTable(options),
      Item: { pk, sk, k: {} },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  await Promise.all(sks.map(put));
}

function jobsOf(sk: string, values: Map<string, Stamped>, note: LatestNote | null): LatestJob[] {
  const chunks = values.size === 0 ? [values] : chunked(values);
  return chunks.map((chunk, index) => ({ sk, values: chunk, note: index === 0 ? note : null, blind: false }));
}
