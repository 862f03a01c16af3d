import { DAY } from '../model/clock.ts';
import type { Downlink, DownlinkState } from '../model/downlink.ts';
import type { Json } from '../model/json.ts';
import { joinKey } from '../model/message-key.ts';
import type { DownlinkChange, DownlinkStore } from '../model/ports.ts';
import { EXPIRY, tableName } from '../model/tables.ts';
import { cursorOf, isTexts, positionOf } from './cursor.ts';
import type { Dynamo, Item } from './dynamo.ts';
import { expiryOf, isAlive } from './expiry.ts';
import { ulid } from './ulid.ts';

export interface DownlinkOptions {
  dynamo: Dynamo;
  stack: string;
  clock: () => number;
}

/** A downlink stays visible this long after it can no longer leave. */
const KEPT_DAYS = 14;

/** `<deviceId>.<ulid>`: the id alone finds the object. */
export function newDownlinkId(deviceId: string, now: number): string {
  return `${deviceId}.${ulid(now)}`;
}

/** Downlinks in the table `<stack>-downlinks`, in the order of their ulids inside a device's partition. */
export function createDownlinkStore(options: DownlinkOptions): DownlinkStore {
  const { dynamo, clock } = options;
  const TableName = tableName(options.stack, 'downlinks');
  const ofDevice = (deviceId: string) => ({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': joinKey('d', deviceId) },
    ConsistentRead: true,
  });
  return {
    async create(downlink) {
      const item = itemOf(downlink);
      await dynamo.put({ TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
    },
    async get(id) {
      const item = await dynamo.get({ TableName, Key: keyOf(id), ConsistentRead: true });
      return item === undefined || !isAlive(item, clock()) ? null : shown(downlinkOf(item), clock());
    },
    async list(deviceId, { limit, cursor, state }) {
      const found: Downlink[] = [];
      const [after] = cursor ? positionOf(cursor, isTexts) : [];
      const start = after === undefined ? {} : { ExclusiveStartKey: keyOf(`${deviceId}.${after}`) };
      for await (const item of dynamo.each({ ...ofDevice(deviceId), ScanIndexForward: false, ...start })) {
        if (!isAlive(item, clock())) continue;
        if (found.length === limit) return { items: found, cursor: cursorOf([lastUlid(found)]) };
        const downlink = shown(downlinkOf(item), clock());
        if (state === undefined || downlink.state === state) found.push(downlink);
      }
      return { items: found, cursor: null };
    },
    async waiting(deviceId) {
      const found: Downlink[] = [];
      for await (const item of dynamo.each(ofDevice(deviceId))) {
        if (isWaiting(String(item['state'])) && isAlive(item, clock())) found.push(downlinkOf(item));
      }
      return found;
    },
    async stuck(before, limit) {
      const { items } = await dynamo.query({
        TableName,
        IndexName: 'byState',
        KeyConditionExpression: 'fk = :waiting AND fs <= :before',
        ExpressionAttributeValues: { ':waiting': 'waiting', ':before': digits(before) },
        Limit: limit,
      });
      return [...new Set(items.map((item) => String(item['pk']).slice('d#'.length)))];
    },
    async advance(id, from, change) {
      const { set, remove, names, values } = changeOf(change);
      const states = Object.fromEntries(from.map((state, i) => [`:from${i}`, state]));
      // Staying in a state proves nothing, so two who both claim it again are told apart by their count.
      const again = change.attempts !== undefined && from.includes(change.state) ? ' AND #attempts < :attempts' : '';
      const written = await dynamo.update({
        TableName,
        Key: keyOf(id),
        UpdateExpression: `SET ${set.join(', ')}${remove}`,
        ConditionExpression: `#state IN (${Object.keys(states).join(', ')})${again}`,
        ExpressionAttributeNames: { ...names, '#state': 'state', '#history': 'history' },
        ExpressionAttributeValues: { ...values, ...states },
      });
      return written.done;
    },
  };
}

function changeOf(change: DownlinkChange) {
  const { state, at, encoded, answer, attempts, integrationId } = change;
  const set = ['#state = :state', '#history = list_append(#history, :reached)'];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ':state': state, ':reached': [{ state, at }] };
  const fields = { encoded: packed(encoded), answer: packed(answer), attempts, integrationId };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    set.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  if (!isListed(state)) return { set, remove: ' REMOVE fk, fs', names, values };
  set.push('fk = :fk');
  values[':fk'] = listedAs(state);
  return { set, remove: '', names, values };
}

/** The index holds what waits for the dispatcher, and what failed. */
function listedAs(state: DownlinkState): 'waiting' | 'failed' {
  return state === 'failed' ? 'failed' : 'waiting';
}

function isListed(state: DownlinkState): boolean {
  return state === 'failed' || isWaiting(state);
}

function isWaiting(state: string): boolean {
  return state === 'queued' || state === 'encoded';
}

/** Nothing runs when a pending reply expires: whoever looks sees it as expired. */
function shown(downlink: Downlink, now: number): Downlink {
  const { state, expiresAt, history } = downlink;
  if (state !== 'pending' || expiresAt > now) return downlink;
  return { ...downlink, state: 'expired', history: [...history, { state: 'expired', at: expiresAt }] };
}

function keyOf(id: string): { pk: string; sk: string } {
  const dot = id.lastIndexOf('.');
  return { pk: joinKey('d', id.slice(0, Math.max(0, dot))), sk: id.slice(dot + 1) || '-' };
}

function lastUlid(found: Downlink[]): string {
  return found.at(-1)?.id.split('.').at(-1) ?? '';
}

function itemOf(downlink: Downlink): Item {
  const { id, msg, encoded, answer, ...rest } = downlink;
  return {
    ...keyOf(id),
    ...rest,
    msg: packed(msg),
    encoded: packed(encoded),
    answer: packed(answer),
    fk: listedAs(downlink.state),
    fs: digits(downlink.createdAt),
    [EXPIRY]: expiryOf(downlink.expiresAt + KEPT_DAYS * DAY),
  };
}

function downlinkOf(item: Item): Downlink {
  const { pk, sk, fk: _fk, fs: _fs, [EXPIRY]: _x, msg, encoded, answer, ...rest } = item;
  const id = `${String(pk).slice('d#'.length)}.${String(sk)}`;
  const read = (value: unknown) => JSON.parse(String(value)) as never;
  return { ...(rest as Omit<Downlink, 'id'>), id, msg: read(msg), encoded: read(encoded), answer: read(answer) };
}

/** JSON text: a message may hold what DynamoDB would not give back unchanged. */
function packed(value: Json | object | undefined): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}

function digits(ms: number): string {
  return String(Math.floor(ms)).padStart(13, '0');
}
