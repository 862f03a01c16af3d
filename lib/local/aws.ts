import { join } from 'node:path';
import { FUNCTION_ARN, REGION, RULE_ROLE } from './arns.ts';
import { lockFolder } from './data-lock.ts';
import { type DynamoFront, startDynamo } from './dynamo/front.ts';
import { startEndpoints } from './endpoints.ts';
import type { FaultPlan } from './faults.ts';
import type { FunctionHost } from './host.ts';
import { type Broker, startBroker } from './iot/broker.ts';
import { openRuleStore } from './iot/rule-store.ts';
import { makeRulesEngine } from './iot/rules-engine.ts';
import { type LocalQueues, startSqs } from './sqs.ts';
import { keptSecret } from './stack-key.ts';
import { openTimestreamStore } from './timestream/store.ts';

export interface AwsOptions {
  /** Folder that holds everything. */
  data: string;
  /** Default `tributary`. */
  stack?: string;
  /** Where telemetry goes; DynamoDB unless said otherwise. */
  telemetry?: 'dynamodb' | 'timestream';
}

/** The AWS services on this machine, on loopback ports of their own. */
export interface LocalAws {
  stack: string;
  endpoints: { dynamodb: string; sqs: string; s3: string; iot: string; timestream: string };
  /** What functions find in their environment; set it before one is called. */
  env: Record<string, string>;
  dynamo: DynamoFront;
  queues: LocalQueues;
  broker: Broker;
  /** Gives topic rules the functions they invoke. */
  connect(host: FunctionHost): void;
  /** Makes requests of functions to DynamoDB, SQS and S3 fail; undefined ends it. */
  fault(plan: FaultPlan | undefined): void;
  stop(): Promise<void>;
}

/** First half of the platform: stores, queues and the broker, before any function is loaded. */
export async function startAws(options: AwsOptions): Promise<LocalAws> {
  const { data, stack = 'tributary', telemetry = 'dynamodb' } = options;
  const unlock = lockFolder(data);
  const bucket = `${stack}-snapshots`;
  const keyFile = join(data, 'stack.key');
  await keptSecret(keyFile, 'hex');
  const [dynamo, queues, rules] = await Promise.all([
    startDynamo({ path: join(data, 'dynamo'), stack }),
    startSqs({ folder: join(data, 'queues'), stack, bucket }),
    openRuleStore(join(data, 'rules.json')),
  ]);
  let host: FunctionHost | null = null;
  const broker = await startBroker(makeRulesEngine({ rules, host: () => host, sendTo: queues.sendTo }));
  const timestream = openTimestreamStore(join(data, 'timestream.sqlite'));
  const small = await startEndpoints({ broker, rules, timestream });
  const endpoints = {
    dynamodb: dynamo.url,
    sqs: queues.url,
    s3: queues.url,
    iot: small.url,
    timestream: small.url,
  };
  return {
    stack,
    endpoints,
    env: { ...sdkEnvironment(endpoints), ...ownEnvironment({ stack, telemetry, keyFile, bucket, queues }) },
    dynamo,
    queues,
    broker,
    connect: (functions) => {
      host = functions;
    },
    fault: (plan) => {
      dynamo.fault = plan;
      queues.fault(plan);
    },
    stop: async () => {
      await Promise.all([broker.close(), small.close()]);
      await Promise.all([dynamo.close(), queues.close()]);
      timestream.close();
      unlock();
    },
  };
}

/** What the AWS SDK reads. The catch-all endpoint keeps every other service from reaching a real account. */
function sdkEnvironment(endpoints: LocalAws['endpoints']): Record<string, string> {
  return {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    // Empty counts as absent: a profile of the user's would go before these keys.
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_USE_FIPS_ENDPOINT: 'false',
    AWS_USE_DUALSTACK_ENDPOINT: 'false',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: endpoints.iot,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_IOT: endpoints.iot,
    AWS_ENDPOINT_URL_IOT_DATA_PLANE: endpoints.iot,
    AWS_ENDPOINT_URL_TIMESTREAM_WRITE: endpoints.timestream,
    AWS_ENDPOINT_URL_TIMESTREAM_QUERY: endpoints.timestream,
  };
}

function ownEnvironment(parts: {
  stack: string;
  telemetry: string;
  keyFile: string;
  bucket: string;
  queues: LocalQueues;
}): Record<string, string> {
  const { stack, telemetry, keyFile, bucket, queues } = parts;
  return {
    TRIBUTARY_STACK: stack,
    TRIBUTARY_TELEMETRY: telemetry,
    TRIBUTARY_KEY_FILE: keyFile,
    TRIBUTARY_BUCKET: bucket,
    TRIBUTARY_BUCKET_URL: `${queues.url}/${bucket}`,
    TRIBUTARY_QUEUE_SPILL: queues.queueUrl('spill'),
    TRIBUTARY_QUEUE_DOWNLINK: queues.queueUrl('downlink'),
    TRIBUTARY_QUEUE_ATTACH: queues.queueUrl('attach'),
    TRIBUTARY_FUNCTION_ARN: FUNCTION_ARN,
    TRIBUTARY_RULE_ROLE: RULE_ROLE,
    // Whoever runs this machine may reach what it reaches: the network server is often on the same one.
    TRIBUTARY_OPENED_NETWORKS: '0.0.0.0/0 ::/0',
  };
}
