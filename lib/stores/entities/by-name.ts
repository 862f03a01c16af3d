import type { Page, PageQuery } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import type { Item } from '../dynamo.ts';
import { ENTITY, type EntityOptions, entitiesTable, sortableName } from './items.ts';

export interface NameQuery extends PageQuery {
  /** Partition of the index: device, asset, customer or group. */
  of: string;
  namePrefix?: string | undefined;
  profile?: string | undefined;
}

/** One page of the index `byName`, in the order of names. */
export async function pageByName<T>(
  options: EntityOptions,
  query: NameQuery,
  read: (item: Item) => T,
): Promise<Page<T>> {
  const found: Item[] = [];
  let start = startOf(query);
  do {
    const { items, last } = await options.dynamo.query({ ...inputOf(options, query), ...start });
    found.push(...items);
    start = last === undefined ? null : { ExclusiveStartKey: last };
  } while (start !== null && found.length < query.limit);
  const page = found.slice(0, query.limit);
  const final = page.at(-1);
  const more = final !== undefined && (start !== null || found.length > page.length);
  return {
    items: page.map(read),
    cursor: more ? cursorOf([String(final['pk']), String(final['gs'])]) : null,
  };
}

function inputOf(options: EntityOptions, { of, namePrefix = '', profile, limit }: NameQuery) {
  const prefixed = namePrefix !== '';
  const names = profile === undefined ? {} : { ExpressionAttributeNames: { '#profile': 'profile' } };
  return {
    TableName: entitiesTable(options),
    IndexName: 'byName',
    KeyConditionExpression: prefixed ? 'gk = :gk AND begins_with(gs, :prefix)' : 'gk = :gk',
    ExpressionAttributeValues: {
      ':gk': of,
      ...(prefixed ? { ':prefix': sortableName(namePrefix) } : {}),
      ...(profile === undefined ? {} : { ':profile': profile }),
    },
    ...names,
    ...(profile === undefined ? {} : { FilterExpression: '#profile = :profile' }),
    // A filter works on what was read, so reading by the hundred spares many small pages.
    Limit: profile === undefined ? limit : Math.max(limit, 100),
  };
}

function startOf({ of, cursor = null }: NameQuery): { ExclusiveStartKey?: Item } | null {
  if (cursor === null) return {};
  const [pk = '', gs = ''] = positionOf(cursor, isTexts);
  return { ExclusiveStartKey: { pk, sk: ENTITY, gk: of, gs } };
}
