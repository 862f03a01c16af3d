import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { TABLES, type TableName } from '../model/tables.ts';
import type { House } from './house.ts';
import type { Access, Rights } from './rights.ts';

const TABLE_ACTIONS = {
  read: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
  write: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
};

const HISTORY_ACTIONS = { read: ['timestream:Select'], write: ['timestream:WriteRecords'] };

const RULE_ACTIONS = ['iot:GetTopicRule', 'iot:CreateTopicRule', 'iot:ReplaceTopicRule', 'iot:DeleteTopicRule'];

/** What Lambda's poller does with the role of the function. */
const STREAM_ACTIONS = [
  'kinesis:DescribeStream',
  'kinesis:DescribeStreamSummary',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:ListShards',
];

/** Adds one Allow statement. Actions and resources are always named; wildcards stay with the callers below. */
export function allow(
  role: Role,
  actions: string[],
  resources: string[],
  conditions?: Record<string, Record<string, string>>,
): void {
  if (resources.length === 0) return;
  role.addToPolicy(new PolicyStatement({ actions, resources, ...(conditions === undefined ? {} : { conditions }) }));
}

/** Gives a function's role exactly what its row of `RIGHTS` says. */
export function grant(role: Role, rights: Rights, house: House): void {
  for (const [name, access] of Object.entries(rights.tables)) grantTable(role, name as TableName, access, house);
  allow(
    role,
    ['sqs:SendMessage'],
    [
      ...rights.sends.map((name) => house.queues[name].queue.queueArn),
      ...(rights.buries ?? []).map((name) => house.queues[name].dead.queueArn),
    ],
  );
  const counted = (rights.counts ?? []).map((name) => house.queues[name].queue.queueArn);
  allow(role, ['sqs:GetQueueAttributes'], counted);
  if (rights.key) allow(role, ['secretsmanager:GetSecretValue'], [house.key.secretArn]);
  if (rights.snapshots) grantSnapshots(role, rights.snapshots, house);
  if (rights.history) grantHistory(role, rights.history, house);
  if (rights.publishes) grantPublish(role);
  if (rights.streams) allow(role, ['kinesis:PutRecord'], house.options.downlinkStreams);
  if (rights.reads) allow(role, STREAM_ACTIONS, house.options.uplinkStreams);
  if (rights.rules) grantRules(role, house);
}

function grantTable(role: Role, name: TableName, access: Access, house: House): void {
  const { tableArn } = house.tables[name];
  const indexes = TABLES[name].indexes.map((index) => `${tableArn}/index/${index.name}`);
  if (access !== 'write') allow(role, TABLE_ACTIONS.read, [tableArn, ...indexes]);
  if (access !== 'read') allow(role, TABLE_ACTIONS.write, [tableArn]);
}

/** Listing is what makes S3 answer 404 instead of 403 for a key that does not exist. */
function grantSnapshots(role: Role, access: 'read' | 'write', house: House): void {
  const { bucketArn } = house.snapshots;
  const actions = access === 'read' ? ['s3:GetObject'] : ['s3:PutObject', 's3:DeleteObject'];
  allow(role, actions, [`${bucketArn}/catalog/*`]);
  if (access === 'read') allow(role, ['s3:ListBucket'], [bucketArn]);
}

/** Timestream clients ask for their cell's endpoint first, a call that knows no resource. */
function grantHistory(role: Role, access: Access, house: House): void {
  if (house.history === null) return;
  const actions = access === 'both' ? [...HISTORY_ACTIONS.read, ...HISTORY_ACTIONS.write] : HISTORY_ACTIONS[access];
  allow(role, actions, [house.history.tableArn]);
  allow(role, ['timestream:DescribeEndpoints'], ['*']);
}

/** Topics are the users' own: they come from downlink converters. A retained message needs the second right, too. */
function grantPublish(role: Role): void {
  allow(
    role,
    ['iot:Publish', 'iot:RetainPublish'],
    [Stack.of(role).formatArn({ service: 'iot', resource: 'topic', resourceName: '*' })],
  );
}

function grantRules(role: Role, house: House): void {
  allow(role, RULE_ACTIONS, house.topicRules.arns);
  allow(role, ['iam:PassRole'], [house.topicRules.role.roleArn], {
    StringEquals: { 'iam:PassedToService': 'iot.amazonaws.com' },
  });
}
