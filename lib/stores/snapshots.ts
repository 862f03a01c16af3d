import type { S3Client } from '@aws-sdk/client-s3';
import { asFailure, type Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import { inTime } from './deadline.ts';

/** Copies of integrations outside DynamoDB: with one an instance can let senders in while DynamoDB is down. */
export interface Snapshots {
  write(integration: Integration): Promise<void>;
  remove(routingKey: string): Promise<void>;
  /** Null when there is none; throws `unavailable` when S3 does not answer either. */
  read(routingKey: string): Promise<Integration | null>;
}

export interface SnapshotOptions {
  s3: () => Promise<S3Client>;
  bucket: string;
  /** Told when a copy could not be written: the change itself is valid, and the next one writes it again. */
  report?: (failure: Failure) => void;
}

/** Snapshots as `catalog/<routingKey>.json`, with secrets sealed as in the catalog. */
export function createSnapshots({ s3, bucket, report }: SnapshotOptions): Snapshots {
  const at = (routingKey: string) => ({ Bucket: bucket, Key: `catalog/${encodeURIComponent(routingKey)}.json` });
  return {
    async write(integration) {
      try {
        const { PutObjectCommand } = await import('./sdk/s3.ts');
        const client = await s3();
        const body = { Body: JSON.stringify(integration), ContentType: 'application/json' };
        await client.send(new PutObjectCommand({ ...at(integration.routingKey), ...body }));
      } catch (thrown) {
        report?.(asFailure(thrown));
      }
    },
    async remove(routingKey) {
      try {
        const { DeleteObjectCommand } = await import('./sdk/s3.ts');
        const client = await s3();
        await client.send(new DeleteObjectCommand(at(routingKey)));
      } catch (thrown) {
        report?.(asFailure(thrown));
      }
    },
    async read(routingKey) {
      try {
        const { GetObjectCommand } = await import('./sdk/s3.ts');
        const client = await s3();
        return await inTime('snapshots', async (sending) => {
          const { Body } = await client.send(new GetObjectCommand(at(routingKey)), sending);
          return Body === undefined ? null : (JSON.parse(await Body.transformToString()) as Integration);
        });
      } catch (thrown) {
        if (thrown instanceof Error && thrown.name === 'NoSuchKey') return null;
        throw asFailure(thrown);
      }
    },
  };
}
