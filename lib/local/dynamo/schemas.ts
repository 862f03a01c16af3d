import { EXPIRY, TABLES, type TableName, type TableShape, tableName } from '../../model/tables.ts';
import type { Engine } from './engine.ts';
import type { IndexShape } from './index-units.ts';

export interface TableSchema {
  keys: string[];
  indexes: IndexShape[];
}

interface Description {
  Table: {
    TableStatus: string;
    KeySchema: { AttributeName: string }[];
    GlobalSecondaryIndexes?: {
      IndexName: string;
      KeySchema: { AttributeName: string }[];
      Projection: { ProjectionType: string; NonKeyAttributes?: string[] };
    }[];
  };
}

/** Key and index schemas of tables, asked once each. Null for a table that does not exist. */
export function schemaReader(engine: Engine): (table: string) => Promise<TableSchema | null> {
  const known = new Map<string, TableSchema>();
  return async (table) => {
    const seen = known.get(table);
    if (seen !== undefined) return seen;
    const answer = await engine.call('DescribeTable', JSON.stringify({ TableName: table }));
    if (answer.status !== 200) return null;
    const { Table } = JSON.parse(answer.body) as Description;
    const keys = Table.KeySchema.map((key) => key.AttributeName);
    const indexes = (Table.GlobalSecondaryIndexes ?? []).map((index) => {
      const own = index.KeySchema.map((key) => key.AttributeName);
      const kept = [...new Set([...keys, ...own, ...(index.Projection.NonKeyAttributes ?? [])])];
      return { name: index.IndexName, keys: own, projected: index.Projection.ProjectionType === 'ALL' ? null : kept };
    });
    const schema = { keys, indexes };
    known.set(table, schema);
    return schema;
  };
}

/** Creates the stack's tables where they are missing. */
export async function createTables(engine: Engine, stack: string): Promise<void> {
  for (const table of Object.keys(TABLES) as TableName[]) {
    const name = tableName(stack, table);
    await dropHalfMade(engine, name);
    const answer = await engine.call('CreateTable', JSON.stringify(createInput(name, TABLES[table])));
    const exists = answer.body.includes('ResourceInUseException');
    if (answer.status !== 200 && !exists) throw new Error(`cannot create table ${name}: ${answer.body}`);
    if (!exists) await untilActive(engine, name);
  }
}

/** The expiry attribute that every table has TTL on. */
export const TTL_SPECIFICATION = { AttributeName: EXPIRY, Enabled: true } as const;

/** A process killed between the two writes of CreateTable leaves a table that stays CREATING, and empty, for ever. */
async function dropHalfMade(engine: Engine, name: string): Promise<void> {
  const answer = await engine.call('DescribeTable', JSON.stringify({ TableName: name }));
  if (answer.status !== 200) return;
  if ((JSON.parse(answer.body) as Description).Table.TableStatus === 'ACTIVE') return;
  await engine.call('DeleteTable', JSON.stringify({ TableName: name }));
  for (let tries = 0; tries < 100; tries++) {
    if ((await engine.call('DescribeTable', JSON.stringify({ TableName: name }))).status !== 200) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function untilActive(engine: Engine, name: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const { Table } = await engine.ask<Description>('DescribeTable', { TableName: name });
    if (Table.TableStatus === 'ACTIVE') return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`table ${name} does not become active`);
}

function createInput(name: string, shape: TableShape): object {
  const keySchema = (partition: string, sort?: string) => [
    { AttributeName: partition, KeyType: 'HASH' },
    ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' }]),
  ];
  const indexes = shape.indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.partitionKey, index.sortKey),
    Projection: { ProjectionType: index.projection },
  }));
  const attributes = new Set([shape.partitionKey, shape.sortKey]);
  for (const index of shape.indexes) {
    attributes.add(index.partitionKey);
    if (index.sortKey !== undefined) attributes.add(index.sortKey);
  }
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(shape.partitionKey, shape.sortKey),
    AttributeDefinitions: [...attributes].map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
    ...(indexes.length === 0 ? {} : { GlobalSecondaryIndexes: indexes }),
  };
}
