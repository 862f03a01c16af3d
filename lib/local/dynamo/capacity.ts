import type { Answer, Engine } from './engine.ts';
import { indexUnits, type WireItem } from './index-units.ts';
import type { TableSchema } from './schemas.ts';

type Input = { [key: string]: unknown };

interface Consumed {
  TableName: string;
  CapacityUnits: number;
  GlobalSecondaryIndexes?: { [index: string]: { CapacityUnits: number } };
  [key: string]: unknown;
}

interface Write {
  table: string;
  key: WireItem;
}

/**
 * Calls the engine with consumed capacity asked for and adds what the secondary indexes cost, which dynalite leaves out.
 * The images before and after are read around the write: with several writers on one item the count is a good guess.
 */
export async function callCounted(
  engine: Engine,
  schemaOf: (table: string) => Promise<TableSchema | null>,
  operation: string,
  input: Input,
): Promise<{ answer: Answer; consumed: Consumed[] }> {
  const asked = input['ReturnConsumedCapacity'] ?? 'NONE';
  const writes = await writesOf(schemaOf, operation, input);
  const before = await Promise.all(writes.map((write) => imageOf(engine, write)));
  const counting = asked === 'NONE' ? { ...input, ReturnConsumedCapacity: 'TOTAL' } : input;
  const answer = await engine.call(operation, JSON.stringify(counting));
  if (answer.status !== 200) return { answer, consumed: [] };
  const body = JSON.parse(answer.body) as { ConsumedCapacity?: Consumed | Consumed[] };
  const consumed = [body.ConsumedCapacity ?? []].flat();
  for (const [at, write] of writes.entries()) {
    const after = await imageOf(engine, write);
    const schema = await schemaOf(write.table);
    const entry = consumed.find((one) => one.TableName === write.table);
    if (schema === null || entry === undefined) continue;
    for (const index of schema.indexes) {
      addUnits(entry, index.name, indexUnits(index, before[at] ?? null, after), asked === 'INDEXES');
    }
  }
  if (asked === 'NONE') delete body.ConsumedCapacity;
  const { 'x-amz-crc32': _stale, 'content-length': _length, ...headers } = answer.headers;
  return { answer: { ...answer, headers, body: JSON.stringify(body) }, consumed };
}

function addUnits(entry: Consumed, index: string, units: number, detailed: boolean): void {
  if (units === 0) return;
  entry.CapacityUnits += units;
  if (!detailed) return;
  entry.GlobalSecondaryIndexes ??= {};
  const earlier = entry.GlobalSecondaryIndexes[index]?.CapacityUnits ?? 0;
  entry.GlobalSecondaryIndexes[index] = { CapacityUnits: earlier + units };
}

/** The items a request writes, on tables that have indexes. */
async function writesOf(
  schemaOf: (table: string) => Promise<TableSchema | null>,
  operation: string,
  input: Input,
): Promise<Write[]> {
  const writes: Write[] = [];
  const add = async (table: unknown, item: unknown) => {
    const schema = await schemaOf(String(table));
    if (schema === null || schema.indexes.length === 0 || typeof item !== 'object' || item === null) return;
    const key = Object.fromEntries(schema.keys.map((name) => [name, (item as WireItem)[name] ?? {}]));
    writes.push({ table: String(table), key });
  };
  if (operation === 'PutItem') await add(input['TableName'], input['Item']);
  if (operation === 'UpdateItem' || operation === 'DeleteItem') await add(input['TableName'], input['Key']);
  if (operation === 'BatchWriteItem') {
    for (const [table, requests] of Object.entries(
      (input['RequestItems'] ?? {}) as { [table: string]: BatchRequest[] },
    )) {
      for (const request of requests) await add(table, request.PutRequest?.Item ?? request.DeleteRequest?.Key);
    }
  }
  return writes;
}

interface BatchRequest {
  PutRequest?: { Item: WireItem };
  DeleteRequest?: { Key: WireItem };
}

async function imageOf(engine: Engine, { table, key }: Write): Promise<WireItem | null> {
  const read = { TableName: table, Key: key, ConsistentRead: true };
  const answer = await engine.call('GetItem', JSON.stringify(read));
  return answer.status === 200 ? ((JSON.parse(answer.body) as { Item?: WireItem }).Item ?? null) : null;
}
