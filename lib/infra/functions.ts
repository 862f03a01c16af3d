import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { functionName } from '../model/tables.ts';
import { allow, grant } from './grant.ts';
import type { Entry, House } from './house.ts';
import type { Rights } from './rights.ts';

export interface FunctionShape {
  /** Its name without the stack's, such as `uplink-ttn`. */
  part: string;
  entry: Entry;
  /** The integration type it serves, for functions that serve one. */
  type?: string;
  seconds: number;
  rights: Rights;
}

/**
 * The one place that makes a Lambda function: current runtime on arm64, its own role and log group, no more rights
 * than its shape says, and no reserved concurrency unless the deployer asked for it.
 */
export function makeFunction(scope: Construct, house: House, shape: FunctionShape): LambdaFunction {
  const room = new Construct(scope, shape.part);
  const name = functionName(house.options.stack, shape.part);
  const logGroup = new LogGroup(room, 'Logs', {
    logGroupName: `/aws/lambda/${name}`,
    retention: RetentionDays.TWO_WEEKS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(room, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
  grant(role, shape.rights, house);
  const reserved = shape.type === undefined ? undefined : house.options.reserve.get(shape.type);
  const made = new LambdaFunction(room, 'Function', {
    functionName: name,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: 512,
    timeout: Duration.seconds(shape.seconds),
    code: house.code(shape.entry),
    handler: 'index.handler',
    role,
    logGroup,
    // Start and report lines of every invocation would cost more than the invocation; our own lines carry no level, which counts as INFO.
    loggingFormat: LoggingFormat.JSON,
    systemLogLevelV2: SystemLogLevel.WARN,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    environment: environment(house, shape.type),
    ...(reserved === undefined ? {} : { reservedConcurrentExecutions: reserved }),
  });
  house.functions.push(made);
  return made;
}

/** What `functions/ports.ts` reads. Names and addresses only; rights decide what a function can reach. */
function environment(house: House, type: string | undefined): Record<string, string> {
  const { options, queues } = house;
  return {
    TRIBUTARY_STACK: options.stack,
    ...(type === undefined ? {} : { TRIBUTARY_TYPE: type }),
    TRIBUTARY_TELEMETRY: options.telemetry,
    TRIBUTARY_KEY_SECRET: house.key.secretArn,
    TRIBUTARY_URL: house.url,
    TRIBUTARY_QUEUE_SPILL: queues.spill.queue.queueUrl,
    TRIBUTARY_QUEUE_DOWNLINK: queues.downlink.queue.queueUrl,
    TRIBUTARY_QUEUE_ATTACH: queues.attach.queue.queueUrl,
    TRIBUTARY_BUCKET: house.snapshots.bucketName,
    TRIBUTARY_BUCKET_URL: `https://${house.snapshots.bucketRegionalDomainName}`,
    TRIBUTARY_FUNCTION_ARN: Stack.of(house.key).formatArn({
      service: 'lambda',
      resource: 'function:',
    }),
    TRIBUTARY_RULE_ROLE: house.topicRules.role.roleArn,
    TRIBUTARY_OPENED_NETWORKS: options.openedNetworks.join(' '),
  };
}
