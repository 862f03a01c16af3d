import { isDeepStrictEqual } from 'node:util';

/** An item on the wire: attribute name -> typed value. */
export type WireItem = { [attribute: string]: WireValue };
export type WireValue = { [type: string]: unknown };

export interface IndexShape {
  name: string;
  /** Key attributes of the index. */
  keys: string[];
  /** Attributes an index entry holds; null = all. */
  projected: string[] | null;
}

/**
 * Write units that one write costs in one secondary index, by AWS's rules: an entry that appears or disappears or
 * changes costs one write, a changed index key two (out and in), an untouched entry nothing. Per started KB of entry.
 */
export function indexUnits(index: IndexShape, before: WireItem | null, after: WireItem | null): number {
  const out = entryOf(index, before);
  const put = entryOf(index, after);
  if (out === null && put === null) return 0;
  if (out === null || put === null) return unitsOf(out ?? put);
  const moved = index.keys.some((key) => !isDeepStrictEqual(out[key], put[key]));
  if (moved) return unitsOf(out) + unitsOf(put);
  return isDeepStrictEqual(out, put) ? 0 : Math.max(unitsOf(out), unitsOf(put));
}

/** What the index holds of an item; null when an index key is missing: indexes are sparse. */
function entryOf(index: IndexShape, item: WireItem | null): WireItem | null {
  if (item === null || index.keys.some((key) => item[key] === undefined)) return null;
  if (index.projected === null) return item;
  return Object.fromEntries(index.projected.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])));
}

function unitsOf(entry: WireItem | null): number {
  if (entry === null) return 0;
  const bytes = Object.entries(entry).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + sizeOf(value), 0);
  return Math.max(1, Math.ceil(bytes / 1_024));
}

/** Size of a value as DynamoDB bills it, near enough for counting: text by its bytes, numbers by half their digits. */
function sizeOf(value: WireValue): number {
  const [[type, content] = ['NULL', true]] = Object.entries(value);
  if (type === 'S') return Buffer.byteLength(String(content));
  if (type === 'N') return Math.ceil(String(content).length / 2) + 1;
  if (type === 'B') return Buffer.byteLength(String(content), 'base64');
  if (type === 'M') {
    const entries = Object.entries(content as WireItem);
    return entries.reduce((sum, [name, child]) => sum + Buffer.byteLength(name) + sizeOf(child) + 1, 3);
  }
  if (type === 'L') return (content as WireValue[]).reduce((sum, child) => sum + sizeOf(child) + 1, 3);
  if (Array.isArray(content))
    return content.reduce((sum: number, part) => sum + sizeOf({ [type.slice(0, 1)]: part }), 0);
  return 1;
}
