import type { Page, PageQuery } from '../../model/ports.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import { type CatalogOptions, catalogTable, documentOf, type Stored } from './documents.ts';

/** One page of the documents under a partition key, in the order of their ids. */
export async function listDocuments<T extends Stored>(
  options: CatalogOptions,
  pk: string,
  { limit, cursor = null }: PageQuery,
): Promise<Page<T>> {
  const [after] = cursor === null ? [] : positionOf(cursor, isTexts);
  const { items, last } = await options.dynamo.query({
    TableName: catalogTable(options),
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    Limit: limit,
    ConsistentRead: true,
    ...(after === undefined ? {} : { ExclusiveStartKey: { pk, sk: after } }),
  });
  return {
    items: items.map((item) => documentOf<T>(item)).filter((document) => document !== null),
    cursor: last === undefined ? null : cursorOf([String(last['sk'])]),
  };
}
