import type { Downlink } from '../model/downlink.ts';
import { joinKey } from '../model/message-key.ts';
import type { DownlinkStore } from '../model/ports.ts';
import { tableName } from '../model/tables.ts';
import { cursorOf, isTexts, positionOf } from './cursor.ts';
import { advanceOf } from './downlinks/advance.ts';
import { listFailed } from './downlinks/failed.ts';
import { tooLarge, writeFitting } from './downlinks/fitting.ts';
import { createHorizon } from './downlinks/horizon.ts';
import { digits, downlinkOf, isWaiting, itemOf, keyOf, lastUlid, shown } from './downlinks/items.ts';
import { createLinks } from './downlinks/links.ts';
import { listWaiting } from './downlinks/waiting.ts';
import type { Dynamo } from './dynamo.ts';
import { isAlive } from './expiry.ts';
import { seededUlid, ulids } from './ulid.ts';

export interface DownlinkOptions {
  dynamo: Dynamo;
  stack: string;
  clock: () => number;
}

/** Gives a new downlink its id. The same seed at the same time gives the same id again. */
export type NewDownlinkId = (deviceId: string, now: number, seed?: string) => string;

/** Makes ids `<deviceId>.<ulid>`, each greater than the one before it: the id alone finds the object. */
export function downlinkIds(): NewDownlinkId {
  const ulid = ulids();
  return (deviceId, now, seed) => `${deviceId}.${seed === undefined ? ulid(now) : seededUlid(now, seed)}`;
}

/** Downlinks in the table `<stack>-downlinks`, in the order of their ulids inside a device's partition. */
export function createDownlinkStore(options: DownlinkOptions): DownlinkStore {
  const { dynamo, clock } = options;
  const TableName = tableName(options.stack, 'downlinks');
  const horizon = createHorizon(options);
  const ofDevice = (deviceId: string) => ({
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': joinKey('d', deviceId) },
    ConsistentRead: true,
  });
  return {
    async create(downlink) {
      const item = itemOf(downlink);
      const written = await dynamo.put(
        { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' },
        { expect: ['size'] },
      );
      if (!written.done && written.why === 'size') throw tooLarge('too-large', 'This downlink is');
      await horizon.written(downlink.id);
    },
    async get(id) {
      const item = await dynamo.get({ TableName, Key: keyOf(id), ConsistentRead: true });
      return item === undefined || !isAlive(item, clock()) ? null : shown(downlinkOf(item), clock());
    },
    async list(deviceId, { limit, cursor, state }) {
      const found: Downlink[] = [];
      const [after] = cursor ? positionOf(cursor, isTexts) : [];
      const start = after === undefined ? {} : { ExclusiveStartKey: keyOf(`${deviceId}.${after}`) };
      // A state may be rare: then the pages are as long as they can be.
      const few = state === undefined ? { Limit: limit + 1 } : {};
      for await (const item of dynamo.each({ ...ofDevice(deviceId), ScanIndexForward: false, ...few, ...start })) {
        if (!isAlive(item, clock())) continue;
        if (found.length === limit) return { items: found, cursor: cursorOf([lastUlid(found)]) };
        const downlink = shown(downlinkOf(item), clock());
        if (state === undefined || downlink.state === state) found.push(downlink);
      }
      return { items: found, cursor: null };
    },
    waiting: (deviceId, from) => listWaiting(options, deviceId, from),
    ...createLinks(options),
    failed: (query) => listFailed(options, query),
    async stuck(before, limit) {
      const { items } = await dynamo.query({
        TableName,
        IndexName: 'byState',
        KeyConditionExpression: 'fk = :waiting AND fs <= :before',
        ExpressionAttributeValues: { ':waiting': 'waiting', ':before': digits(before) },
        Limit: limit,
      });
      const oldest = new Map<string, string>();
      for (const { pk, sk } of items) {
        const [deviceId, ulid] = [String(pk).slice('d#'.length), String(sk)];
        if (ulid < (oldest.get(deviceId) ?? '~')) oldest.set(deviceId, ulid);
      }
      await horizon.expose(oldest);
      return [...oldest.keys()];
    },
    async advance(id, from, change, seenAttempts) {
      const moved = await writeFitting(dynamo, change, (one) => advanceOf(TableName, id, from, one, seenAttempts));
      if (moved && isWaiting(change.state) && !from.every(isWaiting)) await horizon.written(id, true);
      return moved;
    },
  };
}
