import { type Stack, Validations } from 'aws-cdk-lib';
import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { House } from './house.ts';

/** A finding of cdk-nag's AwsSolutions rules that we know and accept. */
export interface Acknowledgement {
  id: string;
  /** Matches the construct paths, below the stack, it is accepted for. */
  where: RegExp;
  reason: string;
}

const POLICY = /\/Role\/DefaultPolicy\/Resource$/;

/** Findings with fixed ids. */
const FIXED: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions-APIG4',
    where: /^Api\/HttpApi\/(GET|POST|PUT)--api--v1--integrations--[^/]+\/Resource$/,
    reason:
      'Network servers cannot sign requests. The function checks the secret routing key, the headers filter, source addresses and the scheme of the provider.',
  },
  {
    id: 'AwsSolutions-APIG4',
    where: /^Api\/HttpApi\/(DefaultRoute|POST--api--(messages|integrations)--\{id\}--replay)\/Resource$/,
    reason:
      'The management API checks bearer tokens itself, by hash. A JWT authorizer would refuse every token that is not a JWT before our code runs, and the health check is public.',
  },
  {
    id: 'AwsSolutions-SMG4',
    where: /^StackKey\/Resource$/,
    reason: 'The key seals values at rest. A scheduled rotation would make every sealed secret unreadable.',
  },
  {
    id: 'AwsSolutions-S1',
    where: /^Snapshots\/Resource$/,
    reason:
      'Only functions of this stack read or write the bucket, and its objects hold no open secrets. A second bucket of access logs would show nothing else.',
  },
];

/** Findings that only a stack with the history in Timestream has. */
const TIMESTREAM: readonly Acknowledgement[] = [
  {
    id: 'AwsSolutions-IAM5[Resource::*]',
    where: POLICY,
    reason: 'timestream:DescribeEndpoints, the first call of every Timestream client, knows no resources.',
  },
  {
    id: 'AwsSolutions-TS3',
    where: /^History\/Database$/,
    reason:
      'Timestream encrypts with the key AWS manages in the account; an own key would add cost and a way to lose data.',
  },
  {
    id: 'CloudFormation-Validate::W3697',
    where: /^History\/(Database|Telemetry)$/,
    reason: 'Only accounts that already use Timestream for LiveAnalytics can choose it, and it serves them on.',
  },
];

/** Findings whose ids hold names of this very stack. */
function named({ snapshots, topicRules }: House): Acknowledgement[] {
  const bucket = snapshots.stack.getLogicalId(snapshots.node.defaultChild as CfnBucket);
  const region = 'arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>';
  return [
    {
      id: `AwsSolutions-IAM5[Resource::<${bucket}.Arn>/catalog/*]`,
      where: POLICY,
      reason: 'One object per integration, named by its routing key; integrations come and go at run time.',
    },
    {
      id: `AwsSolutions-IAM5[Resource::${region}:topic/*]`,
      where: /^Consumers\/downlink\/Role\/DefaultPolicy\/Resource$/,
      reason: 'Topics of downlinks are named by the converters of users, unknown at deploy time. Publishing only.',
    },
    ...topicRules.patterns.map((pattern) => ({
      id: `AwsSolutions-IAM5[Resource::${region}:rule/${pattern}]`,
      where: /^Consumers\/attach\/Role\/DefaultPolicy\/Resource$/,
      reason:
        'Topic rules are made and removed as users create and delete integrations; each bears the prefix of stack and type.',
    })),
  ];
}

/** Tells CDK about every acknowledgement that applies in this stack. */
export function acknowledge(stack: Stack, house: House): void {
  const all = [...FIXED, ...named(house), ...(house.history === null ? [] : TIMESTREAM)];
  for (const construct of stack.node.findAll()) {
    const path = construct.node.path.slice(stack.node.path.length + 1);
    for (const { id, where, reason } of all) {
      if (where.test(path)) Validations.of(construct).acknowledge({ id, reason });
    }
  }
}
