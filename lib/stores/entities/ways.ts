import type { KeptWay } from '../../model/entity.ts';
import { splitKey } from '../../model/message-key.ts';
import type { EntityRef, EntityStore } from '../../model/ports.ts';
import { EXPIRY } from '../../model/tables.ts';
import type { Item } from '../dynamo.ts';
import { expiryOf, isAlive } from '../expiry.ts';
import { type EntityOptions, entitiesTable, partitionOf, wayKey } from './items.ts';

/** The item `w#<integrationId>` of a device: read with all the rest, written only when the network says something new. */
export function createWays(options: EntityOptions): Pick<EntityStore, 'putWay' | 'endWay'> {
  const TableName = entitiesTable(options);
  const keyOf = (ref: EntityRef, integrationId: string) => ({ pk: partitionOf(ref), sk: wayKey(integrationId) });
  return {
    async putWay(ref, { integrationId, sealed, mac, until }) {
      const end = until === undefined ? {} : { [EXPIRY]: expiryOf(until) };
      await options.dynamo.put({ TableName, Item: { ...keyOf(ref, integrationId), s: sealed, m: mac, ...end } });
    },
    async endWay(ref, integrationId, until) {
      await options.dynamo.update({
        ...{ TableName, Key: keyOf(ref, integrationId), UpdateExpression: 'SET #x = :x' },
        ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#x)',
        ...{ ExpressionAttributeNames: { '#x': EXPIRY }, ExpressionAttributeValues: { ':x': expiryOf(until) } },
      });
    },
  };
}

export function waysOf(items: Map<string, Item>, now: number): { ways?: KeptWay[] } {
  const own = [...items].filter(([sk, item]) => sk.startsWith('w#') && isAlive(item, now));
  const ways = own.map(([sk, item]) => wayOf(sk, item));
  return ways.length === 0 ? {} : { ways };
}

function wayOf(sk: string, item: Item): KeptWay {
  const way = { integrationId: splitKey(sk)[1] ?? '', sealed: String(item['s']), mac: String(item['m']) };
  const end = item[EXPIRY];
  return typeof end === 'number' ? { ...way, until: end * 1_000 } : way;
}
