import type { S3Client } from '@aws-sdk/client-s3';
import { asFailure, type Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';

/** Copies of integrations outside DynamoDB: with one an instance can let senders in while DynamoDB is down. */
export interface SnapshotReader {
  /** Null when there is none; throws `unavailable` when S3 does not answer either. */
  read(routingKey: string): Promise<Integration | null>;
}

export interface SnapshotWriter {
  write(integration: Integration): Promise<void>;
  remove(routingKey: string): Promise<void>;
}

export interface Snapshots extends SnapshotReader, SnapshotWriter {}

export interface SnapshotWriterOptions {
  s3: () => Promise<S3Client>;
  bucket: string;
  /** Told when a copy could not be written: the change itself is valid, and the next one writes it again. */
  report?: (failure: Failure) => void;
}

/** Where a snapshot lies in its bucket. */
export function keyOf(routingKey: string): string {
  return `catalog/${encodeURIComponent(routingKey)}.json`;
}

/** Snapshots of integrations, with secrets sealed as in the catalog. */
export function createSnapshotWriter({ s3, bucket, report }: SnapshotWriterOptions): SnapshotWriter {
  const at = (routingKey: string) => ({ Bucket: bucket, Key: keyOf(routingKey) });
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
  };
}
