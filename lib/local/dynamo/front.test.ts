import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
  ListTablesCommand,
  PutItemCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DynamoFront, startDynamo, type Watched } from './front.ts';

let front: DynamoFront;
let client: DynamoDBClient;

async function start(path?: string): Promise<void> {
  front = await startDynamo({ stack: 'tributary', ...(path === undefined ? {} : { path }) });
  client = new DynamoDBClient({
    region: 'us-east-1',
    endpoint: front.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

async function stop(): Promise<void> {
  client.destroy();
  await front.close();
}

beforeEach(() => start());
afterEach(stop);

const Key = (sk: string) => ({ pk: { S: 'p' }, sk: { S: sk } });
const put = (Item: Record<string, { S: string } | { N: string }>) =>
  client.send(new PutItemCommand({ TableName: 'tributary-messages', Item }));
const get = async (sk: string) =>
  (await client.send(new GetItemCommand({ TableName: 'tributary-messages', Key: Key(sk) }))).Item;

test('has the stack’s tables with TTL on', async () => {
  const { TableNames } = await client.send(new ListTablesCommand({}));
  expect(TableNames).toEqual(
    ['catalog', 'downlinks', 'entities', 'messages', 'stats', 'telemetry'].map((name) => `tributary-${name}`),
  );
  const ttl = new DescribeTimeToLiveCommand({ TableName: 'tributary-messages' });
  expect((await client.send(ttl)).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'x' });
});

test('expired items go, others and rewritten ones stay', async () => {
  await put({ ...Key('old'), x: { N: '1000' } });
  await put({ ...Key('young'), x: { N: '3000' } });
  await put({ ...Key('no expiry') });
  expect(await front.sweepExpired(2_000_000)).toBe(1);
  expect(await get('old')).toBeUndefined();
  expect(await get('young')).toBeDefined();
  expect(await get('no expiry')).toBeDefined();
});

test('TTL can be switched off, as on AWS', async () => {
  await put({ ...Key('old'), x: { N: '1000' } });
  const TimeToLiveSpecification = { Enabled: false, AttributeName: 'x' };
  await client.send(new UpdateTimeToLiveCommand({ TableName: 'tributary-messages', TimeToLiveSpecification }));
  expect(await front.sweepExpired(2_000_000)).toBe(0);
  const missing = new UpdateTimeToLiveCommand({ TableName: 'nowhere', TimeToLiveSpecification });
  await expect(client.send(missing)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('an expression over AWS’s limits is refused, though dynalite would take it', async () => {
  const names = Array.from({ length: 450 }, (_, i) => `#name${i}`);
  const update = new UpdateItemCommand({
    TableName: 'tributary-entities',
    Key: Key('l'),
    UpdateExpression: `SET ${names.map((name) => `${name} = :v`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [name, `key${i}`])),
    ExpressionAttributeValues: { ':v': { N: '1' } },
  });
  await expect(client.send(update)).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining('Expression size'),
  });
});

test('index writes are in the consumed capacity', async () => {
  const command = (fk: string | null, ReturnConsumedCapacity: 'TOTAL' | 'INDEXES') =>
    new UpdateItemCommand({
      TableName: 'tributary-messages',
      Key: Key('m'),
      UpdateExpression: fk === null ? 'REMOVE fk' : 'SET fk = :fk, fs = :fs',
      ...(fk === null ? {} : { ExpressionAttributeValues: { ':fk': { S: fk }, ':fs': { S: '1' } } }),
      ReturnConsumedCapacity,
    });
  const units = async (fk: string | null) => (await client.send(command(fk, 'TOTAL'))).ConsumedCapacity?.CapacityUnits;
  expect(await units('a')).toBe(2);
  expect(await units('a')).toBe(1);
  expect(await units('b')).toBe(3);
  expect(await units(null)).toBe(2);
  const detailed = await client.send(command('c', 'INDEXES'));
  expect(detailed.ConsumedCapacity).toMatchObject({
    CapacityUnits: 2,
    GlobalSecondaryIndexes: { byOutcome: { CapacityUnits: 1 } },
  });
  const gone = new DeleteItemCommand({
    TableName: 'tributary-messages',
    Key: Key('m'),
    ReturnConsumedCapacity: 'TOTAL',
  });
  expect((await client.send(gone)).ConsumedCapacity?.CapacityUnits).toBe(2);
});

test('a watcher sees each request with its units, and the client sees none it did not ask for', async () => {
  const calls: Watched[] = [];
  front.watch = (call) => calls.push(call);
  const answer = await client.send(
    new BatchWriteItemCommand({
      RequestItems: {
        'tributary-messages': [
          { PutRequest: { Item: { ...Key('1'), fk: { S: 'a' }, fs: { S: '1' } } } },
          { PutRequest: { Item: Key('2') } },
        ],
      },
    }),
  );
  expect(answer.ConsumedCapacity).toBeUndefined();
  expect(calls).toEqual([{ operation: 'BatchWriteItem', tables: ['tributary-messages'], status: 200, units: 3 }]);
});

test.each([
  ['throttle', { name: 'ProvisionedThroughputExceededException' }, false],
  ['500', { name: 'InternalServerError' }, false],
  ['reset', { message: expect.stringMatching(/hang up|ECONNRESET/) }, false],
  ['lost', { message: expect.stringMatching(/hang up|ECONNRESET/) }, true],
] as const)('fault %s', async (fault, error, written) => {
  front.fault = (operation, table) => (operation === 'PutItem' && table === 'tributary-messages' ? fault : undefined);
  await expect(put(Key('f'))).rejects.toMatchObject(error);
  front.fault = undefined;
  expect((await get('f')) !== undefined).toBe(written);
});

test('a request can stay unanswered', async () => {
  front.fault = () => 'timeout';
  const abort = AbortSignal.timeout(100);
  const read = client.send(new GetItemCommand({ TableName: 'tributary-messages', Key: Key('x') }), {
    abortSignal: abort,
  });
  await expect(read).rejects.toMatchObject({ name: 'AbortError' });
});

test('what was written is there after a new start', async () => {
  await stop();
  const path = await mkdtemp(join(tmpdir(), 'tributary-dynamo-'));
  await start(path);
  await put({ ...Key('kept'), v: { S: 'Grüße' } });
  await stop();
  await start(path);
  expect(await get('kept')).toEqual({ ...Key('kept'), v: { S: 'Grüße' } });
  await stop();
  await rm(path, { recursive: true });
  await start();
});
