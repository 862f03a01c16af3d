import { createServer, type Http2Server, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { createClients } from './clients.ts';
import { LOCAL } from './stores.test-kit.ts';
import { createStreamWriter, type StreamWriterOptions } from './stream-writer.ts';

/** Kinesis' JSON protocol over HTTP/2, as far as PutRecord goes. */
let server: Http2Server;
let options: StreamWriterOptions;
const records: { target: unknown; body: JsonObject }[] = [];

beforeAll(async () => {
  server = createServer();
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      records.push({ target: headers['x-amz-target'], body });
      answer(stream, String(body['StreamName']));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const kinesis = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  options = createClients({ ...LOCAL, endpoints: { kinesis } });
});
afterAll(async () => {
  (await options.kinesis()).destroy();
  server.close();
});

const REFUSALS: Record<string, [number, string]> = {
  gone: [400, 'ResourceNotFoundException'],
  secret: [400, 'AccessDeniedException'],
  sealed: [400, 'KMSAccessDeniedException'],
  full: [400, 'ProvisionedThroughputExceededException'],
  broken: [500, 'InternalFailure'],
};

function answer(stream: ServerHttp2Stream, name: string): void {
  const [status, type] = REFUSALS[name] ?? [200, ''];
  stream.respond({ ':status': status, 'content-type': 'application/x-amz-json-1.1' });
  const record = { ShardId: 'shardId-000000000000', SequenceNumber: '4954' };
  stream.end(JSON.stringify(status === 200 ? record : { __type: type, message: `no: ${type}` }));
}

it('puts a record, bytes and key as they are', async () => {
  const told = await createStreamWriter(options).put('to-devices', 'sensor-7', new Uint8Array([0, 1, 255]));
  expect(told).toEqual({
    ...{ via: 'kinesis', stream: 'to-devices', status: 200 },
    ...{ shardId: 'shardId-000000000000', sequenceNumber: '4954' },
  });
  expect(records.at(-1)).toEqual({
    target: 'Kinesis_20131202.PutRecord',
    body: { StreamName: 'to-devices', PartitionKey: 'sensor-7', Data: 'AAH/' },
  });
});

it.each([
  ['gone', 'delivery-failed', 'ResourceNotFoundException'],
  ['secret', 'delivery-failed', 'AccessDeniedException'],
  ['full', 'unavailable', 'ProvisionedThroughputExceededException'],
  ['broken', 'unavailable', 'InternalFailure'],
])('%s: %s', async (stream, code, error) => {
  const put = createStreamWriter(options).put(stream, 'k', new Uint8Array());
  await expect(put).rejects.toMatchObject({ code, detail: { extra: { via: 'kinesis', stream, error } } });
});

it.each([
  ['secret', /downlinkStreams.*kms:GenerateDataKey/],
  ['sealed', /^Let the role .*kms:GenerateDataKey/],
])('%s: says which right is missing', async (stream, fix) => {
  const put = createStreamWriter(options).put(stream, 'k', new Uint8Array());
  await expect(put).rejects.toMatchObject({ code: 'delivery-failed', detail: { fix: expect.stringMatching(fix) } });
});

it('nobody there: comes again later', async () => {
  const dead = createClients({ ...LOCAL, endpoints: { kinesis: 'http://127.0.0.1:1' } });
  const put = createStreamWriter(dead).put('to-devices', 'k', new Uint8Array());
  await expect(put).rejects.toMatchObject({ code: 'unavailable', detail: { retry: {} } });
});
