import type { Downlink } from '../model/downlink.ts';
import { joinKey } from '../model/message-key.ts';
import type { DownlinkStore } from '../model/ports.ts';
import { tableName } from '../model/tables.ts';
import { cursorOf, isTexts, positionOf } from './cursor.ts';
import { advanceOf } from './downlinks/advance.ts';
import { listFailed } from './downlinks/failed.ts';
import { tooLarge, writeFitting } from './downlinks/fitting.ts';
import { digits, downlinkOf, itemOf, keyOf, lastUlid, shown } from './downlinks/items.ts';
import { createLinks } from './downlinks/links.ts';
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
    async waiting(deviceId, from) {
      const found: Downlink[] = [];
      const waiting = {
        FilterExpression: '#state IN (:queued, :encoded)',
        ExpressionAttributeNames: { '#state': 'state' },
      };
      const { ExpressionAttributeValues, ...all } = ofDevice(deviceId);
      const query = from === undefined ? all : { ...all, KeyConditionExpression: 'pk = :pk AND sk >= :from' };
      const values = {
        ...{ ...ExpressionAttributeValues, ':queued': 'queued', ':encoded': 'encoded' },
        ...(from === undefined ? {} : { ':from': keyOf(from).sk }),
      };
      for await (const item of dynamo.each({ ...query, ...waiting, ExpressionAttributeValues: values })) {
        if (isAlive(item, clock())) found.push(downlinkOf(item));
      }
      return found;
    },
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
      return [...new Set(items.map((item) => String(item['pk']).slice('d#'.length)))];
    },
    async advance(id, from, change, seenAttempts) {
      return writeFitting(dynamo, change, (one) => advanceOf(TableName, id, from, one, seenAttempts));
    },
  };
}
