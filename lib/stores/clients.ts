import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { IoTClient } from '@aws-sdk/client-iot';
import type { IoTDataPlaneClient } from '@aws-sdk/client-iot-data-plane';
import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { TimestreamQueryClient } from '@aws-sdk/client-timestream-query';
import type { TimestreamWriteClient } from '@aws-sdk/client-timestream-write';

export interface ClientOptions {
  /** Absent: the SDK's own lookup (AWS_REGION …). */
  region?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** One address per service; absent ones follow the SDK's own variables (AWS_ENDPOINT_URL_SQS …). */
  endpoints?: Partial<Record<Service, string>>;
}

export type Service = 'dynamodb' | 'sqs' | 's3' | 'iot' | 'iotData' | 'kinesis' | 'timestreamWrite' | 'timestreamQuery';

/** The AWS clients of one process. Only DynamoDB is on every path: the others are loaded when first asked for. */
export interface Clients {
  dynamodb: DynamoDBClient;
  sqs: () => Promise<SQSClient>;
  s3: () => Promise<S3Client>;
  iot: () => Promise<IoTClient>;
  iotData: () => Promise<IoTDataPlaneClient>;
  kinesis: () => Promise<KinesisClient>;
  timestreamWrite: () => Promise<TimestreamWriteClient>;
  timestreamQuery: () => Promise<TimestreamQueryClient>;
}

/**
 * A call that hangs is given up early, while a door still has time for another attempt; all attempts together end at
 * the invocation's deadline. Without `throwOnRequestTimeout` the SDK only logs a request that takes too long.
 */
const PATIENCE = {
  maxAttempts: 3,
  retryMode: 'standard',
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
} as const;

/** Timestream answers slowly by nature: queries take seconds, and writes while it scales up. */
const LONG_PATIENCE = {
  ...PATIENCE,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;

export function createClients(options: ClientOptions = {}): Clients {
  const { endpoints = {}, ...shared } = options;
  const at = (service: Service) => {
    const endpoint = endpoints[service];
    return endpoint === undefined ? shared : { ...shared, endpoint };
  };
  return {
    dynamodb: new DynamoDBClient({ ...PATIENCE, ...at('dynamodb') }),
    sqs: once(async () => {
      const { SQSClient } = await import('./sdk/sqs.ts');
      // Local queue URLs name hosts that need not resolve; on AWS the plain endpoint serves every queue as well.
      return new SQSClient({ ...PATIENCE, ...at('sqs'), useQueueUrlAsEndpoint: false });
    }),
    s3: once(async () => {
      const { S3Client } = await import('./sdk/s3.ts');
      return new S3Client({ ...PATIENCE, ...at('s3'), forcePathStyle: true });
    }),
    iot: once(async () => {
      const { IoTClient } = await import('./sdk/iot.ts');
      return new IoTClient({ ...PATIENCE, ...at('iot') });
    }),
    iotData: once(async () => {
      const { IoTDataPlaneClient } = await import('./sdk/iot-data.ts');
      return new IoTDataPlaneClient({ ...PATIENCE, ...at('iotData') });
    }),
    kinesis: once(async () => {
      const { KinesisClient } = await import('./sdk/kinesis.ts');
      // This client speaks HTTP/2, whose handler has options of its own.
      const requestHandler = { requestTimeout: 1_500, sessionTimeout: 5_000, disableConcurrentStreams: true };
      return new KinesisClient({ maxAttempts: 3, retryMode: 'standard', requestHandler, ...at('kinesis') });
    }),
    timestreamWrite: once(async () => {
      const { TimestreamWriteClient } = await import('./sdk/timestream-write.ts');
      return new TimestreamWriteClient({ ...LONG_PATIENCE, ...at('timestreamWrite') });
    }),
    timestreamQuery: once(async () => {
      const { TimestreamQueryClient } = await import('./sdk/timestream-query.ts');
      return new TimestreamQueryClient({ ...LONG_PATIENCE, ...at('timestreamQuery') });
    }),
  };
}

/** The same promise for everybody who asks. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
