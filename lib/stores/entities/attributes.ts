import { AttributesFull } from '../../model/attributes-full.ts';
import { Failure } from '../../model/failure.ts';
import type { Stamped } from '../../model/order.ts';
import type { EntityStore } from '../../model/ports.ts';
import type { Key } from '../dynamo.ts';
import { KEYS_PER_EXPRESSION } from '../expression-limits.ts';
import { packKey } from '../value.ts';
import { type EntityOptions, entitiesTable, packAll, partitionOf, scopeKey, stampedOf } from './items.ts';
import { chunked, newerOnly, withoutLosers } from './stamped-write.ts';

type Attributes = Pick<EntityStore, 'putAttributes' | 'removeAttributes'>;

/** Each refused write takes at least one key out of the race, so this many rounds are never reached. */
const MAX_ROUNDS = 100;

/** Attributes: one item per scope, `a#client`, `a#server`, `a#shared`. */
export function createAttributes(options: EntityOptions): Attributes {
  return {
    async putAttributes(ref, scope, values) {
      const key = { pk: partitionOf(ref), sk: scopeKey(scope) };
      for (const chunk of chunked(values)) await putChunk(options, key, chunk);
    },
    async removeAttributes(ref, scope, keys) {
      const key = { pk: partitionOf(ref), sk: scopeKey(scope) };
      const unique = [...new Set(keys)];
      for (let start = 0; start < unique.length; start += KEYS_PER_EXPRESSION) {
        await removeSome(options, key, unique.slice(start, start + KEYS_PER_EXPRESSION));
      }
    },
  };
}

/** Writes until nothing is left: each time what has lost against newer values is dropped. */
async function putChunk(options: EntityOptions, Key: Key, chunk: Map<string, Stamped>): Promise<void> {
  const TableName = entitiesTable(options);
  let left = chunk;
  for (let round = 0; left.size > 0; round++) {
    if (round === MAX_ROUNDS) throw new Failure('unavailable', `Attributes of ${Key.pk} cannot be written`);
    if (await setIfNewer(options, Key, left)) return;
    const item = await options.dynamo.get({ TableName, Key, ConsistentRead: true });
    if (item !== undefined) {
      left = withoutLosers(left, stampedOf(item));
      continue;
    }
    const first = { ...Key, k: packAll(left) };
    const made = await options.dynamo.put({ TableName, Item: first, ConditionExpression: 'attribute_not_exists(pk)' });
    if (made.done) return;
  }
}

/** True when all were written; false: somebody wrote newer ones, or the item is not there. */
async function setIfNewer(options: EntityOptions, Key: Key, newer: Map<string, Stamped>): Promise<boolean> {
  const { sets, conditions, names, values } = newerOnly(newer);
  const written = await options.dynamo.update(
    {
      TableName: entitiesTable(options),
      Key,
      UpdateExpression: `SET ${sets.join(',')}`,
      ConditionExpression: ['attribute_exists(pk)', ...conditions].join(' AND '),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
    { expect: ['path', 'size'] },
  );
  if (!written.done && written.why === 'size') throw new AttributesFull();
  return written.done;
}

async function removeSome(options: EntityOptions, Key: Key, keys: string[]): Promise<void> {
  const names = keys.map((key, index) => [`#${index}`, packKey(key)] as const);
  await options.dynamo.update(
    {
      TableName: entitiesTable(options),
      Key,
      UpdateExpression: `REMOVE ${names.map(([name]) => `k.${name}`).join(',')}`,
      ConditionExpression: 'attribute_exists(k)',
      ExpressionAttributeNames: Object.fromEntries(names),
    },
    { expect: ['path'] },
  );
}
