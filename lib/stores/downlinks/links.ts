import { DAY } from '../../model/clock.ts';
import type { DownlinkReport } from '../../model/downlink.ts';
import { hash128, joinKey } from '../../model/message-key.ts';
import type { DownlinkLinks } from '../../model/ports.ts';
import { EXPIRY, tableName } from '../../model/tables.ts';
import type { DownlinkOptions } from '../downlinks.ts';
import type { Item } from '../dynamo.ts';
import { expiryOf, isAlive } from '../expiry.ts';
import { noteOf } from './advance.ts';
import { writeFitting } from './fitting.ts';
import { keptUntil } from './items.ts';

/** More reports than that before a downlink is known are of a downlink that is not ours. */
const MAX_EARLY = 8;

/** Longer names are kept as a digest: a key of DynamoDB ends at 2 KB. */
const MAX_NAME = 200;

/**
 * The pointer `p#<integration>#<provider id>` → downlink. A network may tell of a downlink before its answer to our
 * request has come back: such reports wait in the pointer's place until it is written.
 */
export function createLinks({ dynamo, stack, clock }: DownlinkOptions): DownlinkLinks {
  const place = (integrationId: string, providerId: string) => ({
    TableName: tableName(stack, 'downlinks'),
    Key: { pk: joinKey('p', integrationId, shortened(providerId)), sk: '-' },
  });
  return {
    async link(integrationId, providerId, { id, expiresAt }) {
      const pointer = {
        ...place(integrationId, providerId),
        ExpressionAttributeNames: { '#to': 'to', '#x': EXPIRY },
        ExpressionAttributeValues: { ':id': id, ':x': keptUntil(expiresAt) },
        UpdateExpression: 'SET #to = :id, #x = :x',
      };
      // What came early stays, so that this may be done again; for another downlink of the same name it counts no more.
      const ConditionExpression = 'attribute_not_exists(#to) OR #to = :id';
      const written = await dynamo.update({ ...pointer, ConditionExpression, ReturnValues: 'ALL_OLD' });
      if (written.done) {
        const { item } = written;
        return item === undefined || !isAlive(item, clock()) ? [] : earlyOf(item);
      }
      await dynamo.update({ ...pointer, UpdateExpression: `${pointer.UpdateExpression} REMOVE early` });
      return [];
    },
    async linked(integrationId, providerId) {
      const item = await dynamo.get({ ...place(integrationId, providerId), ConsistentRead: true });
      return typeof item?.['to'] === 'string' && isAlive(item, clock()) ? item['to'] : null;
    },
    async keepEarly(integrationId, report) {
      const target = place(integrationId, report.providerId);
      const kept = await dynamo.update({
        ...target,
        UpdateExpression: 'SET #early = list_append(if_not_exists(#early, :none), :one), #x = :x',
        ConditionExpression: `attribute_not_exists(#to) AND (attribute_not_exists(#early) OR size(#early) < :max)`,
        ExpressionAttributeNames: { '#to': 'to', '#x': EXPIRY, '#early': 'early' },
        ExpressionAttributeValues: {
          ...{ ':none': [], ':one': [JSON.stringify(report)] },
          ...{ ':x': expiryOf(clock() + DAY), ':max': MAX_EARLY },
        },
      });
      if (kept.done) return true;
      const item = await dynamo.get({ ...target, ConsistentRead: true });
      return typeof item?.['to'] !== 'string';
    },
    async noteAnswer(seen, change) {
      const TableName = tableName(stack, 'downlinks');
      return writeFitting(dynamo, change, (one) => noteOf(TableName, seen, one));
    },
  };
}

function earlyOf(item: Item): DownlinkReport[] {
  const early = Array.isArray(item['early']) ? item['early'] : [];
  return early.map((one) => JSON.parse(String(one)) as DownlinkReport);
}

function shortened(providerId: string): string {
  return providerId.length <= MAX_NAME ? providerId : hash128(providerId);
}
