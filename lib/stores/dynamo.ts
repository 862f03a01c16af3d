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
import { outage, type Refusal, refusalOf } from './dynamo-errors.ts';
import { assertExpressions } from './expression-limits.ts';

export type Item = Record<string, unknown>;

/** A key of any of our tables. */
export type Key = { pk: string; sk: string };

/** One call to DynamoDB, for whoever counts. Write units include those of indexes, which emulators do not report. */
export interface DynamoCall {
  operation: string;
  table: string;
  readUnits: number;
  writeUnits: number;
}

export type Written = { done: true; item: Item | undefined } | { done: false; why: Refusal };

export interface WriteOptions {
  /** Refusals the caller deals with; a failed condition always is one, when there is a condition. Others throw. */
  expect?: readonly Refusal[];
  /** Write units in indexes: +1 per index that holds the item, 2 when its index key changes, 1 when it leaves. */
  indexUnits?: number;
}

/** DynamoDB as the stores use it: guarded expressions, counted calls, outages as Failures. */
export interface Dynamo {
  get(input: GetCommandInput): Promise<Item | undefined>;
  query(input: QueryCommandInput): Promise<{ items: Item[]; last: Item | undefined }>;
  /** All pages of a query, item by item. */
  each(input: QueryCommandInput): AsyncGenerator<Item>;
  /** In no particular order; missing ones are left out. */
  batchGet(table: string, keys: Key[], options?: Omit<BatchInput, 'Keys'>): Promise<Item[]>;
  put(input: PutCommandInput, options?: WriteOptions): Promise<Written>;
  update(input: UpdateCommandInput, options?: WriteOptions): Promise<Written>;
  delete(input: DeleteCommandInput, options?: WriteOptions): Promise<Written>;
}

type BatchInput = NonNullable<BatchGetCommandInput['RequestItems']>[string];

/** BatchGetItem takes this many keys. */
const KEYS_PER_BATCH = 100;

/** What a throttled BatchGetItem left unread is asked for again this often. */
const BATCH_ROUNDS = 5;

const COUNTED = { ReturnConsumedCapacity: 'TOTAL' } as const;

export function createDynamo(client: DynamoDBClient, onCall?: (call: DynamoCall) => void): Dynamo {
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });

  async function asked<T>(
    operation: string,
    table: string | undefined,
    run: () => Promise<T>,
    units: (answer: T) => Units,
  ) {
    try {
      const answer = await run();
      onCall?.({ operation, table: table ?? '', readUnits: 0, writeUnits: 0, ...units(answer) });
      return answer;
    } catch (thrown) {
      onCall?.({ operation, table: table ?? '', readUnits: 0, writeUnits: refusalOf(thrown) === 'condition' ? 1 : 0 });
      throw thrown;
    }
  }

  async function read<T extends Consumed>(
    operation: string,
    table: string | undefined,
    run: () => Promise<T>,
  ): Promise<T> {
    try {
      return await asked(operation, table, run, ({ ConsumedCapacity }) => ({ readUnits: unitsOf(ConsumedCapacity) }));
    } catch (thrown) {
      throw outage(`${operation} on ${table}`, thrown);
    }
  }

  async function write<T extends Consumed & { Attributes?: Item | undefined }>(
    operation: string,
    input: { TableName: string | undefined; ConditionExpression?: string | undefined },
    { expect = [], indexUnits = 0 }: WriteOptions,
    run: () => Promise<T>,
  ): Promise<Written> {
    assertExpressions(input);
    try {
      const answer = await asked(operation, input.TableName, run, ({ ConsumedCapacity }) => ({
        writeUnits: unitsOf(ConsumedCapacity) + indexUnits,
      }));
      return { done: true, item: answer.Attributes };
    } catch (thrown) {
      const why = refusalOf(thrown);
      const expected =
        why === 'condition' ? input.ConditionExpression !== undefined : why !== null && expect.includes(why);
      if (why !== null && expected) return { done: false, why };
      throw outage(`${operation} on ${input.TableName}`, thrown);
    }
  }

  async function query(input: QueryCommandInput) {
    assertExpressions(input);
    const answer = await read('Query', input.TableName, () =>
      document.send(new QueryCommand({ ...input, ...COUNTED })),
    );
    return { items: answer.Items ?? [], last: answer.LastEvaluatedKey };
  }

  async function batch(table: string, keys: Key[], options: Omit<BatchInput, 'Keys'>): Promise<Item[]> {
    const found: Item[] = [];
    let left: BatchInput['Keys'] = keys;
    for (let round = 0; left !== undefined && left.length > 0; round++) {
      if (round === BATCH_ROUNDS) throw new Failure('unavailable', `BatchGetItem on ${table} is throttled`);
      if (round > 0) await pause(25 * 2 ** round);
      const request = new BatchGetCommand({ RequestItems: { [table]: { ...options, Keys: left } }, ...COUNTED });
      const answer = await read('BatchGetItem', table, () => document.send(request));
      found.push(...(answer.Responses?.[table] ?? []));
      left = answer.UnprocessedKeys?.[table]?.Keys;
    }
    return found;
  }

  return {
    async get(input) {
      const answer = await read('GetItem', input.TableName, () =>
        document.send(new GetCommand({ ...input, ...COUNTED })),
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
      const chunks = Array.from({ length: Math.ceil(keys.length / KEYS_PER_BATCH) }, (_, index) =>
        keys.slice(index * KEYS_PER_BATCH, (index + 1) * KEYS_PER_BATCH),
      );
      return (await Promise.all(chunks.map((chunk) => batch(table, chunk, options)))).flat();
    },
    put: (input, options = {}) =>
      write('PutItem', input, options, () => document.send(new PutCommand({ ...input, ...COUNTED }))),
    update: (input, options = {}) =>
      write('UpdateItem', input, options, () => document.send(new UpdateCommand({ ...input, ...COUNTED }))),
    delete: (input, options = {}) =>
      write('DeleteItem', input, options, () => document.send(new DeleteCommand({ ...input, ...COUNTED }))),
  };
}

type Units = { readUnits?: number; writeUnits?: number };
type Consumed = { ConsumedCapacity?: unknown };

/** Units of an answer: one figure, or one per table for batches. */
function unitsOf(consumed: unknown): number {
  if (Array.isArray(consumed)) return consumed.reduce((sum: number, one) => sum + unitsOf(one), 0);
  return (consumed as { CapacityUnits?: number } | undefined)?.CapacityUnits ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
