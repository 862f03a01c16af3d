import { randomBytes } from 'node:crypto';
import { Failure } from '../../model/failure.ts';
import { tableName } from '../../model/tables.ts';
import type { Dynamo, Item, Key } from '../dynamo.ts';

/** What every part of the catalog is made from. */
export interface CatalogOptions {
  dynamo: Dynamo;
  stack: string;
  clock: () => number;
}

export function catalogTable({ stack }: { stack: string }): string {
  return tableName(stack, 'catalog');
}

/**
 * A document lies in one item: `j` its JSON text, `etag` beside it. As text it comes back exactly as it went in,
 * whatever names and numbers a user's configuration holds.
 */
export interface Stored {
  etag: string;
}

/** The document of an item with its etag; null for no item. */
export function documentOf<T extends Stored>(item: Item | undefined): T | null {
  if (item === undefined) return null;
  return { ...(JSON.parse(String(item['j'])) as Omit<T, 'etag'>), etag: String(item['etag']) } as T;
}

/**
 * Writes a document under a fresh etag, if the one it replaces is still there; null = it must not exist yet.
 * Throws `precondition-failed` otherwise. A write whose answer was lost is sent again and meets itself: that is no change.
 */
export async function putDocument<T extends Stored>(
  options: CatalogOptions,
  write: { key: Key; document: Omit<T, 'etag'>; replaces: string | null; index?: Item },
): Promise<T> {
  const etag = randomBytes(9).toString('base64url');
  const { etag: _stale, ...document } = write.document as Omit<T, 'etag'> & Partial<Stored>;
  const written = await options.dynamo.put(
    {
      TableName: catalogTable(options),
      Item: { ...write.key, ...write.index, etag, j: JSON.stringify(document) },
      ...replacing(write.replaces),
    },
    { expect: ['size'] },
  );
  if (!written.done) {
    if (written.why === 'size') throw tooLarge();
    if ((await etagAt(options, write.key)) !== etag) throw changedMeanwhile(write.replaces);
  }
  return { ...document, etag } as unknown as T;
}

async function etagAt(options: CatalogOptions, Key: Key): Promise<unknown> {
  const item = await options.dynamo.get({ TableName: catalogTable(options), Key, ConsistentRead: true });
  return item?.['etag'];
}

/** Deletes a document, with an etag only if it is still this version. What is gone already is no error. */
export async function deleteDocument(options: CatalogOptions, key: Key, etag: string | null): Promise<void> {
  const written = await options.dynamo.delete({
    TableName: catalogTable(options),
    Key: key,
    ...(etag === null ? {} : replacing(etag)),
  });
  if (!written.done) throw changedMeanwhile(etag);
}

function replacing(etag: string | null) {
  if (etag === null) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return { ConditionExpression: 'etag = :etag', ExpressionAttributeValues: { ':etag': etag } };
}

function changedMeanwhile(etag: string | null): Failure {
  return etag === null
    ? new Failure('precondition-failed', 'It exists already', { fix: 'Read it, then send its ETag as If-Match.' })
    : new Failure('precondition-failed', 'It was changed or deleted meanwhile', {
        fix: 'Read it again and send its new ETag.',
      });
}

function tooLarge(): Failure {
  return new Failure('invalid', 'The configuration does not fit into 400 KB', { fix: 'Make its texts shorter.' });
}
