import type { KeptWay } from '../../model/entity.ts';
import { splitKey } from '../../model/message-key.ts';
import type { EntityStore } from '../../model/ports.ts';
import type { Item } from '../dynamo.ts';
import { type EntityOptions, entitiesTable, partitionOf, wayKey } from './items.ts';

/** The item `w#<integrationId>` of a device: read with all the rest, written only when the network says something new. */
export function createWays(options: EntityOptions): Pick<EntityStore, 'putWay'> {
  return {
    async putWay(ref, { integrationId, sealed, mac }) {
      const Item = { pk: partitionOf(ref), sk: wayKey(integrationId), s: sealed, m: mac };
      await options.dynamo.put({ TableName: entitiesTable(options), Item });
    },
  };
}

export function waysOf(items: Map<string, Item>): { ways?: KeptWay[] } {
  const ways = [...items].filter(([sk]) => sk.startsWith('w#')).map(([sk, item]) => wayOf(sk, item));
  return ways.length === 0 ? {} : { ways };
}

function wayOf(sk: string, item: Item): KeptWay {
  return { integrationId: splitKey(sk)[1] ?? '', sealed: String(item['s']), mac: String(item['m']) };
}
