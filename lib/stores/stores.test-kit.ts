import { afterAll, beforeAll } from 'vitest';
import { type DynamoFront, startDynamo } from '../local/dynamo/front.ts';
import { createClients } from './clients.ts';
import { createDynamo, type Dynamo, type DynamoCall } from './dynamo.ts';

export const STACK = 'test';

/** A moment every test shares, so that nothing depends on the day it runs: 2026-03-14T15:09:26.535Z. */
export const NOW = Date.UTC(2026, 2, 14, 15, 9, 26, 535);

/** DynamoDB in memory with all tables, what was asked of it, and a clock that a test can move. */
export interface TestTables {
  dynamo: Dynamo;
  /** The same, with each of its calls noted in `calls`. Slower: the local DynamoDB finds out what each costs. */
  counted: Dynamo;
  calls: DynamoCall[];
  front: DynamoFront;
  stack: string;
  now: number;
  clock: () => number;
}

/** Opens the tables before the tests of a file and closes them after. */
export function testTables(): TestTables {
  const tables = { stack: STACK, now: NOW, calls: [] as DynamoCall[], clock: () => tables.now } as TestTables;
  beforeAll(async () => {
    tables.front = await startDynamo({ stack: STACK });
    const { dynamodb } = createClients({ ...LOCAL, endpoints: { dynamodb: tables.front.url } });
    tables.dynamo = createDynamo(dynamodb);
    tables.counted = createDynamo(dynamodb, (call) => tables.calls.push(call));
  }, 30_000);
  afterAll(() => tables.front.close());
  return tables;
}

export const LOCAL = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
