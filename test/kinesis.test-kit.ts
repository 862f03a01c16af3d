import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../lib/model/json.ts';

/** Speaks Kinesis' JSON protocol over HTTP/2 as far as PutRecord goes; there are no streams but those called `to-…`. */
export async function startKinesis() {
  const records: JsonObject[] = [];
  const server = createServer();
  server.on('stream', (stream) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as JsonObject;
      const known = String(body['StreamName']).startsWith('to-');
      if (known) records.push(body);
      stream.respond({ ':status': known ? 200 : 400, 'content-type': 'application/x-amz-json-1.1' });
      const refusal = { __type: 'ResourceNotFoundException', message: 'no such stream' };
      stream.end(JSON.stringify(known ? { ShardId: 'shardId-000000000000', SequenceNumber: '4954' } : refusal));
    });
  });
  const sessions = new Set<{ destroy: () => void }>();
  server.on('session', (session) => sessions.add(session));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What was put, oldest first. */
    records,
    stop: async () => {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The event of a mapping: records of one shard, each `[partitionKey, body, sequence number]`. */
export function streamEvent(stream: string, records: [key: string, body: unknown, sequence: number][], at: number) {
  const Records = records.map(([partitionKey, body, sequence]) => ({
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `shardId-000000000000:${sequence}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::000000000000:role/uplink',
    awsRegion: 'us-east-1',
    eventSourceARN: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`,
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey,
      sequenceNumber: String(sequence),
      data: bytesOf(body).toString('base64'),
      approximateArrivalTimestamp: at / 1_000,
    },
  }));
  return { Records };
}

function bytesOf(body: unknown): Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
