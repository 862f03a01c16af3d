import { QueryCommand, TimestreamQueryClient } from '@aws-sdk/client-timestream-query';
import {
  type _Record,
  CreateDatabaseCommand,
  DescribeEndpointsCommand,
  TimestreamWriteClient,
  WriteRecordsCommand,
} from '@aws-sdk/client-timestream-write';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rangeQueryText } from '../../stores/telemetry/timestream-query.ts';
import { startEndpoints } from '../endpoints.ts';
import { startBroker } from '../iot/broker.ts';
import { openRuleStore } from '../iot/rule-store.ts';
import { openTimestreamStore, type TimestreamStore } from './store.ts';

let store: TimestreamStore;
let client: TimestreamWriteClient;
let queries: TimestreamQueryClient;
let close: () => Promise<void>;

beforeEach(async () => {
  store = openTimestreamStore(':memory:');
  const broker = await startBroker({ take: async () => {} });
  const rules = await openRuleStore('/nonexistent/rules.json');
  const endpoints = await startEndpoints({ broker, rules, timestream: store });
  // By environment, as functions have it: unlike with an endpoint in the code, the client then looks for one.
  vi.stubEnv('AWS_ENDPOINT_URL_TIMESTREAM_WRITE', endpoints.url);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new TimestreamWriteClient({ region: 'us-east-1', credentials, maxAttempts: 1 });
  vi.stubEnv('AWS_ENDPOINT_URL_TIMESTREAM_QUERY', endpoints.url);
  queries = new TimestreamQueryClient({ region: 'us-east-1', credentials, maxAttempts: 1 });
  close = async () => {
    client.destroy();
    queries.destroy();
    await endpoints.close();
    await broker.close();
    store.close();
  };
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await close();
});

const multi = (more: Partial<_Record> = {}): _Record => ({
  MeasureName: 'uplink',
  MeasureValueType: 'MULTI',
  MeasureValues: [
    { Name: 'temperature', Value: '21.5', Type: 'DOUBLE' },
    { Name: 'open', Value: 'true', Type: 'BOOLEAN' },
  ],
  Time: '1700000000000',
  ...more,
});

const write = (...Records: _Record[]) =>
  client.send(
    new WriteRecordsCommand({
      DatabaseName: 'tributary',
      TableName: 'telemetry',
      CommonAttributes: { Dimensions: [{ Name: 'device', Value: 'd1' }], Version: 5 },
      Records,
    }),
  );

const stored = () => [
  ...store.read({ database: 'tributary', table: 'telemetry' }, { from: 0n, to: 2n ** 62n, order: 'asc' }),
];

test('multi-measure records come back as written', async () => {
  const answer = await write(multi(), multi({ Time: '1700000001', TimeUnit: 'SECONDS' }));
  expect(answer.RecordsIngested?.Total).toBe(2);
  expect(stored()).toEqual([
    expect.objectContaining({
      dimensions: [{ Name: 'device', Value: 'd1' }],
      measure: 'uplink',
      time: 1_700_000_000_000_000_000n,
      version: 5,
      values: [
        { Name: 'temperature', Value: '21.5', Type: 'DOUBLE' },
        { Name: 'open', Value: 'true', Type: 'BOOLEAN' },
      ],
    }),
    expect.objectContaining({ time: 1_700_000_001_000_000_000n }),
  ]);
});

test('the same again is taken; other values need a higher version; the rest of the call is stored', async () => {
  await write(multi());
  await write(multi());
  const other = [{ Name: 'temperature', Value: '30', Type: 'DOUBLE' as const }];
  await expect(write(multi({ MeasureValues: other }), multi({ Time: '1700000000001' }))).rejects.toMatchObject({
    name: 'RejectedRecordsException',
    $metadata: { httpStatusCode: 419 },
    RejectedRecords: [{ RecordIndex: 0, ExistingVersion: 5, Reason: expect.stringContaining('version') }],
  });
  expect(stored()).toHaveLength(2);
  await write(multi({ MeasureValues: other, Version: 6 }));
  expect(stored()[0]?.values).toEqual(other);
});

test('a record too far in the future is rejected alone', async () => {
  const future = multi({ Time: String(Date.now() + 16 * 60_000) });
  await expect(write(multi(), future)).rejects.toMatchObject({
    RejectedRecords: [{ RecordIndex: 1, Reason: expect.stringContaining('time range') }],
  });
  expect(stored()).toHaveLength(1);
});

test.each<[string, _Record[]]>([
  ['101 records', Array.from({ length: 101 }, (_, i) => multi({ Time: String(i) }))],
  ['no records', []],
  ['a double that is none', [multi({ MeasureValues: [{ Name: 'a', Value: 'warm', Type: 'DOUBLE' }] })]],
  ['an empty text', [multi({ MeasureValues: [{ Name: 'a', Value: '', Type: 'VARCHAR' }] })]],
  ['no time', [{ ...multi(), Time: undefined } as never]],
  ['a dimension twice', [multi({ Dimensions: [{ Name: 'device', Value: 'd2' }] })]],
  ['a long name', [multi({ MeasureValues: [{ Name: 'n'.repeat(257), Value: '1', Type: 'DOUBLE' }] })]],
  [
    '257 values',
    [
      multi({
        MeasureValues: Array.from({ length: 257 }, (_, i) => ({ Name: `n${i}`, Value: '1', Type: 'DOUBLE' as const })),
      }),
    ],
  ],
])('%s: the whole call is refused', async (_name, records) => {
  await expect(write(...records)).rejects.toMatchObject({ name: 'ValidationException' });
  expect(stored()).toEqual([]);
});

test('discovery names a host only, as the client keeps the port', async () => {
  const { Endpoints } = await client.send(new DescribeEndpointsCommand({}));
  expect(Endpoints).toEqual([{ Address: '127.0.0.1', CachePeriodInMinutes: 1_440 }]);
});

test('the telemetry store’s one query finds an entity’s rows, in order and in range', async () => {
  const entity = '11111111-2222-5333-8444-555555555555';
  const of = (id: string) => ({ Dimensions: [{ Name: 'entity', Value: id }] });
  const at = (ms: number, id = entity) => multi({ ...of(id), Time: String(ms) });
  await write(at(1_000), at(2_000), at(3_000), at(2_500, entity.replaceAll('1', '9')));
  const text = rangeQueryText({
    ...{ database: 'tributary', table: 'telemetry', entity },
    ...{ from: 1_000, to: 3_000, order: 'desc', limit: 10 },
  });
  const { ColumnInfo = [], Rows = [] } = await queries.send(new QueryCommand({ QueryString: text }));
  const names = ColumnInfo.map((column) => column.Name);
  expect(names).toEqual(['device', 'entity', 'measure_name', 'time', 'temperature', 'open']);
  expect(ColumnInfo.map((column) => column.Type?.ScalarType).slice(3)).toEqual(['TIMESTAMP', 'DOUBLE', 'BOOLEAN']);
  expect(Rows.map(({ Data }) => Data?.[3]?.ScalarValue)).toEqual([
    '1970-01-01 00:00:02.000000000',
    '1970-01-01 00:00:01.000000000',
  ]);
  const other = new QueryCommand({ QueryString: 'SELECT 1' });
  await expect(queries.send(other)).rejects.toMatchObject({ name: 'ValidationException' });
});

test('other operations are refused by name', async () => {
  const create = new CreateDatabaseCommand({ DatabaseName: 'other' });
  await expect(client.send(create)).rejects.toThrow(/CreateDatabase does not run here/);
});
