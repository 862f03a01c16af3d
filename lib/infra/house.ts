import type { Role } from 'aws-cdk-lib/aws-iam';
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { History } from './history.ts';
import type { Options } from './options.ts';
import type { QueuePairs } from './queues.ts';
import type { Tables } from './storage.ts';

/** A file of `functions/`, without its ending. */
export type Entry =
  | 'uplink-http'
  | 'uplink-iot'
  | 'uplink-stream'
  | 'uplink-queue'
  | 'downlink'
  | 'attach'
  | 'sweep'
  | 'api'
  | 'replay';

/** Code of an entry; asked twice for one entry it gives the same asset. */
export type CodeOf = (entry: Entry) => Code;

/** Everything of the stack that functions stand on. */
export interface House {
  options: Options;
  tables: Tables;
  queues: QueuePairs;
  key: Secret;
  snapshots: Bucket;
  /** Null: the history lies in DynamoDB. */
  history: History | null;
  topicRules: TopicRules;
  /** Public base URL, no slash at its end. */
  url: string;
  code: CodeOf;
  /** Every function made so far, for the alarms. */
  functions: LambdaFunction[];
}

export interface TopicRules {
  /** What a topic rule uses to write into the spill queue when its Lambda cannot be called. */
  role: Role;
  /** Name patterns of the rules this stack may make, one per integration type with trigger `iot`. */
  patterns: string[];
  /** The same as ARNs. */
  arns: string[];
}
