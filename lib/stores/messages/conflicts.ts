import { createHash } from 'node:crypto';
import { DAY, MESSAGE_DAYS } from '../../model/clock.ts';
import type { NewMessage, OtherBody, RawMessage } from '../../model/message.ts';
import type { MessageStore } from '../../model/ports.ts';
import { EXPIRY } from '../../model/tables.ts';
import type { Item } from '../dynamo.ts';
import { expiryOf, isAlive } from '../expiry.ts';
import { concatenated, partsOf } from '../parts.ts';
import { packContent, unpackContent } from './blob.ts';
import { deviceMark, holds, type MessageOptions, messagesTable, partKey } from './items.ts';

/** So many other bodies are kept with a record, which an answer of the API can still hold; more are only counted. */
const MOST_KEPT = 12;

/** In the sort key of a kept body, where parts of the record itself have nothing. */
const OTHER = 'other';

/**
 * A re-delivery brings what the record holds already. Other bytes under the same key may be another uplink that its
 * network's ids do not tell apart: it has no effect, but it is counted and kept. What is compared is what both say of the
 * device, so that a network may tell of one frame twice; the whole bodies where one of them says nothing of a device.
 * Returns whether they differ. Only then anything is written: the body first, the count is the commit.
 */
export async function keepOther(
  options: MessageOptions,
  { key, raw, receivedAt, device }: Pick<NewMessage, 'key' | 'raw' | 'receivedAt' | 'device'>,
  recorded: { item: Item; raw: RawMessage | null },
): Promise<boolean> {
  if (raw === null || recorded.raw === null) return false;
  const said = recorded.item['u'];
  const byDevice = device !== undefined && said instanceof Uint8Array;
  const mark = byDevice ? Buffer.from(deviceMark(device)) : markOf(raw);
  if (mark.equals(byDevice ? said : markOf(recorded.raw))) return false;
  const known = recorded.item['q'];
  if (holds(known, mark)) return true;
  const full = known instanceof Set && known.size >= MOST_KEPT;
  if (full || !(await keep(options, { key, raw, receivedAt }, mark))) await count(options, key);
  return true;
}

/** False when others filled the places meanwhile. */
async function keep(
  options: MessageOptions,
  { key, raw, receivedAt }: { key: NewMessage['key']; raw: RawMessage; receivedAt: number },
  mark: Buffer,
): Promise<boolean> {
  const TableName = messagesTable(options);
  const blob = packContent({ raw, plan: { effects: [] }, failure: null });
  const cut = partsOf(blob);
  const rest = { r: receivedAt, p: cut.length, [EXPIRY]: expiryOf(receivedAt + MESSAGE_DAYS * DAY) };
  const parts = cut.map((b, index) => ({ ...partKey(key, digestKey(mark), index + 1), b, ...rest }));
  await Promise.all(parts.map((Item) => options.dynamo.put({ TableName, Item })));
  const counted = await options.dynamo.update({
    TableName,
    Key: key,
    UpdateExpression: 'ADD q :mark',
    ConditionExpression: 'attribute_not_exists(q) OR size(q) < :most',
    ExpressionAttributeValues: { ':mark': new Set([new Uint8Array(mark)]), ':most': MOST_KEPT },
  });
  return counted.done;
}

async function count(options: MessageOptions, key: NewMessage['key']): Promise<void> {
  await options.dynamo.update({
    TableName: messagesTable(options),
    Key: key,
    UpdateExpression: 'ADD qn :one',
    ExpressionAttributeValues: { ':one': 1 },
  });
}

export function createConflicts(options: MessageOptions): Pick<MessageStore, 'otherBodies'> {
  return {
    async otherBodies(key) {
      const { pk, sk } = partKey(key, OTHER, 0);
      const parts = options.dynamo.each({
        TableName: messagesTable(options),
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk.slice(0, -1) },
        ConsistentRead: true,
      });
      const bodies = new Map<string, Item[]>();
      for await (const part of parts) {
        const body = String(part['sk']).replace(/~\d+$/, '');
        if (isAlive(part, options.clock())) bodies.set(body, [...(bodies.get(body) ?? []), part]);
      }
      return [...bodies.values()]
        .flatMap(bodyOf)
        .sort((a, b) => a.receivedAt - b.receivedAt)
        .slice(0, MOST_KEPT);
    },
  };
}

/** One that lacks a part was never counted. A body never has ten parts, so their keys lie in order. */
function bodyOf(parts: Item[]): OtherBody[] {
  if (parts.length !== parts[0]?.['p']) return [];
  const { raw } = unpackContent(concatenated(parts.map((part) => part['b'] as Uint8Array)));
  return raw === null ? [] : [{ raw, receivedAt: Number(parts[0]?.['r']) }];
}

function digestKey(mark: Buffer): string {
  return `${OTHER}~${mark.toString('hex')}`;
}

/** The bytes of a message; of a request without a body its query. Eight bytes tell the bodies of one key apart. */
function markOf({ body, rawQuery = '' }: RawMessage): Buffer {
  const bytes = body.byteLength > 0 ? body : `?${rawQuery}`;
  return createHash('sha256').update(bytes).digest().subarray(0, 8);
}
