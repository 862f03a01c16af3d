import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type {
  BatchGetCommandInput,
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { Failure } from '../model/failure.ts';
import { createCalls, type DynamoCall, type WriteOptions, type Written } from './dynamo-calls.ts';

export type { DynamoCall, Written } from './dynamo-calls.ts';

export type Item = Record<string, unknown>;

/** A key of any of our tables. */
export type Key = { pk: string; sk: string };

/** DynamoDB as the stores use it: guarded expressions, counted calls, outages as Failures. */
export interface Dynamo {
  get(input: GetCommandInput): Promise<Item | undefined>;
  /** `scanned`: what was read and paid for, filtered out or not. */
  query(input: QueryCommandInput): Promise<{ items: Item[]; last: Item | undefined; scanned: number }>;
  /** All pages of a query, item by item. */
  each(input: QueryCommandInput): AsyncGenerator<Item>;
  /** In no particular order; missing ones are left out. */
  batchGet(table: string, keys: Key[], options?: BatchOptions): Promise<Item[]>;
  put(input: PutCommandInput, options?: WriteOptions): Promise<Written>;
  update(input: UpdateCommandInput, options?: WriteOptions): Promise<Written>;
  delete(input: DeleteCommandInput, options?: WriteOptions): Promise<Written>;
}

type BatchInput = NonNullable<BatchGetCommandInput['RequestItems']>[string];
type BatchOptions = Omit<BatchInput, 'Keys'>;

/** BatchGetItem takes this many keys. */
const KEYS_PER_BATCH = 100;

/** What a throttled BatchGetItem left unread is asked for again this often. */
const BATCH_ROUNDS = 5;

export function createDynamo(client: DynamoDBClient, onCall?: (call: DynamoCall) => void): Dynamo {
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const { read, write } = createCalls(onCall);
  // Nobody pays for figures that nobody reads: local DynamoDB finds them with extra reads.
  const counted = onCall === undefined ? {} : ({ ReturnConsumedCapacity: 'TOTAL' } as const);

  async function query(input: QueryCommandInput) {
    const answer = await read('Query', input, (sending) =>
      document.send(new QueryCommand({ ...input, ...counted }), sending),
    );
    return { items: answer.Items ?? [], last: answer.LastEvaluatedKey, scanned: answer.ScannedCount ?? 0 };
  }

  return {
    async get(input) {
      const answer = await read('GetItem', input, (sending) =>
        document.send(new GetCommand({ ...input, ...counted }), sending),
      );
      return answer.Item;
    },
    query,
    async *each(input) {
      let start: Item | undefined;
      do {
        const { items, last } = await query(start === undefined ? input : { ...input, ExclusiveStartKey: start });
        yield* items;
        start = last;
      } while (start !== undefined);
    },
    async batchGet(table, keys, options = {}) {
      const ask = (request: BatchInput) =>
        read('BatchGetItem', { ...options, TableName: table }, (sending) =>
          document.send(new BatchGetCommand({ RequestItems: { [table]: request }, ...counted }), sending),
        );
      return (
        await Promise.all(batches(keys).map((batch) => readBatch(table, { ...options, Keys: batch }, ask)))
      ).flat();
    },
    put: (input, options = {}) =>
      write('PutItem', input, options, (sending) => document.send(new PutCommand({ ...input, ...counted }), sending)),
    update: (input, options = {}) =>
      write('UpdateItem', input, options, (sending) =>
        document.send(new UpdateCommand({ ...input, ...counted }), sending),
      ),
    delete: (input, options = {}) =>
      write('DeleteItem', input, options, (sending) =>
        document.send(new DeleteCommand({ ...input, ...counted }), sending),
      ),
  };
}

function batches(keys: Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / KEYS_PER_BATCH) }, (_, index) =>
    keys.slice(index * KEYS_PER_BATCH, (index + 1) * KEYS_PER_BATCH),
  );
}

interface BatchAnswer {
  Responses?: Record<string, Item[]> | undefined;
  UnprocessedKeys?: Record<string, BatchInput> | undefined;
}

/** A throttled batch answers a part; the rest is asked for again, a little later each time. */
async function readBatch(table: string, request: BatchInput, ask: (request: BatchInput) => Promise<BatchAnswer>) {
  const found: Item[] = [];
  let left: BatchInput | undefined = request;
  for (let round = 0; left !== undefined && (left.Keys?.length ?? 0) > 0; round++) {
    if (round === BATCH_ROUNDS) throw new Failure('unavailable', `BatchGetItem on ${table} is throttled`);
    if (round > 0) await pause(25 * 2 ** round);
    const answer = await ask(left);
    found.push(...(answer.Responses?.[table] ?? []));
    left = answer.UnprocessedKeys?.[table];
  }
  return found;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
