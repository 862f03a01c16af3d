import { randomBytes } from 'node:crypto';
import { MINUTE } from '../../model/clock.ts';
import { joinKey } from '../../model/message-key.ts';
import { EXPIRY, tableName } from '../../model/tables.ts';
import type { DownlinkOptions } from '../downlinks.ts';
import type { Key } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { timeOfUlid } from '../ulid.ts';
import { keptUntil, keyOf } from './items.ts';

/** A horizon stays this far behind, so that what is ordered now comes to lie above it, whatever it takes to be written. */
export const RECENT = 10 * MINUTE;

/** What is written this long after the time in its id puts the horizon back. Clocks may differ by the rest of `RECENT`. */
const LATE = RECENT / 2;

/** As read. Without `from` all that is kept may wait; `version` changes with everything that puts the horizon back. */
export interface Horizon {
  from: string | undefined;
  version: string | undefined;
}

/**
 * The item `h#<device>`: from which ULID on downlinks may still wait. Whoever looks for what waits sets it forward, by a
 * condition on the version it saw; what comes to wait far behind puts it back, after it has been written. Who dies between
 * these two leaves a downlink out of sight, until `expose` is told of it.
 */
export function createHorizon({ dynamo, stack, clock }: DownlinkOptions) {
  const TableName = tableName(stack, 'downlinks');
  const keyFor = (deviceId: string): Key => ({ pk: joinKey('h', deviceId), sk: '-' });
  const names = { '#from': 'from', '#version': 'version', '#x': EXPIRY };

  async function putBack(deviceId: string, ulid: string): Promise<void> {
    const values = { ':version': randomBytes(9).toString('base64url'), ':x': keptUntil(clock()) };
    const change = (how: string) => ({
      ...{ TableName, Key: keyFor(deviceId), UpdateExpression: `SET #version = :version, #x = :x${how}` },
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    });
    const comparing = { ExpressionAttributeValues: { ...values, ':from': ulid } };
    const lowered = { ...change(', #from = :from'), ...comparing, ConditionExpression: '#from > :from' };
    if ((await dynamo.update(lowered)).done) return;
    const isLow = 'attribute_not_exists(#from) OR #from <= :from';
    if ((await dynamo.update({ ...change(''), ...comparing, ConditionExpression: isLow })).done) return;
    // It was set forward between the two: all is read once.
    await dynamo.update(change(' REMOVE #from'));
  }

  return {
    async read(deviceId: string): Promise<Horizon> {
      const item = await dynamo.get({ TableName, Key: keyFor(deviceId), ConsistentRead: true });
      const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
      const alive = item !== undefined && isAlive(item, clock());
      return { from: alive ? text(item['from']) : undefined, version: text(item?.['version']) };
    },
    /** Nothing before `to` waits, as far as was to be seen when `seen` was read. */
    async setForward(deviceId: string, seen: Horizon, to: string): Promise<void> {
      const { version } = seen;
      await dynamo.update({
        ...{ TableName, Key: keyFor(deviceId), UpdateExpression: 'SET #from = :from, #x = :x' },
        ConditionExpression: version === undefined ? 'attribute_not_exists(#version)' : '#version = :version',
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: {
          ...{ ':from': to, ':x': keptUntil(clock()) },
          ...(version === undefined ? {} : { ':version': version }),
        },
      });
    },
    /** After a downlink that waits was written. `again`: it had ended before, and so may be of any age. */
    async written(id: string, again = false): Promise<void> {
      const { sk } = keyOf(id);
      if (again || timeOfUlid(sk) < clock() - LATE) await putBack(id.slice(0, id.lastIndexOf('.')), sk);
    },
    /** Puts back the horizons that hide one of these downlinks: by device, its oldest. */
    async expose(oldest: Map<string, string>): Promise<void> {
      const devices = new Map([...oldest].map(([deviceId, sk]) => [keyFor(deviceId).pk, { deviceId, sk }]));
      const keys = [...oldest.keys()].map(keyFor);
      for (const item of await dynamo.batchGet(TableName, keys, { ConsistentRead: true })) {
        const one = devices.get(String(item['pk']));
        if (one !== undefined && String(item['from'] ?? '') > one.sk) await putBack(one.deviceId, one.sk);
      }
    },
  };
}
