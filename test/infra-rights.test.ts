import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { leftOut } from '../lib/infra/left-out.ts';
import type { JsonObject } from '../lib/model/json.ts';
import { flat, functionOf, platform, resources, type Statement, statements } from './infra.test-kit.ts';

const variants = {
  dynamodb: Template.fromStack(platform().stack),
  timestream: Template.fromStack(platform({ telemetry: 'timestream' }).stack),
};
const template = variants.dynamodb;

const IOT = 'arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>';

/** The only resources that may hold a wildcard, and for which actions. */
const WILDCARDS: { resource: RegExp; action: RegExp }[] = [
  { resource: /^<Snapshots\w+\.Arn>\/catalog\/\*$/, action: /^s3:(Get|Put|Delete)Object$/ },
  { resource: new RegExp(`^${IOT}:topic/\\*$`), action: /^iot:(Retain)?Publish$/ },
  { resource: new RegExp(`^${IOT}:rule/tributary_aws_iot_\\*$`), action: /^iot:(Get|Create|Replace|Delete)TopicRule$/ },
  { resource: /^\*$/, action: /^timestream:DescribeEndpoints$/ },
];

function allowed(of: Template): Statement[] {
  return resources(of, 'IAM::Policy')
    .flatMap(({ properties }) => statements(properties['PolicyDocument']))
    .filter(({ effect }) => effect === 'Allow');
}

function actionsOf(name: string, of = template): string[] {
  return functionOf(of, name)
    .statements.flatMap(({ actions }) => actions)
    .sort();
}

/** Resources a function may use an action on. */
function reach(name: string, action: string): string {
  return functionOf(template, name)
    .statements.filter(({ actions }) => actions.includes(action))
    .flatMap((one) => one.resources)
    .join(' ');
}

describe.each(Object.entries(variants))('rights with %s', (_, of) => {
  it('name every action', () => {
    expect(allowed(of).length).toBeGreaterThan(20);
    expect(allowed(of).flatMap(({ actions }) => actions.filter((action) => action.includes('*')))).toEqual([]);
  });

  it('name every resource, but for a short list', () => {
    const loose = allowed(of).flatMap(({ actions, resources: targets }) =>
      targets
        .filter((target) => target.includes('*'))
        .filter(
          (target) =>
            !WILDCARDS.some(
              ({ resource, action }) => resource.test(target) && actions.every((one) => action.test(one)),
            ),
        ),
    );
    expect(loose).toEqual([]);
  });

  it('come from no managed policy', () => {
    expect(resources(of, 'IAM::Role').filter(({ properties }) => 'ManagedPolicyArns' in properties)).toEqual([]);
  });
});

describe('rights of', () => {
  it('the public API: none on IoT Core, Lambda or IAM, of the spill queue only its depth', () => {
    expect(actionsOf('tributary-api').filter((action) => /^(iot|lambda|iam):/.test(action))).toEqual([]);
    expect(reach('tributary-api', 'sqs:SendMessage')).not.toMatch(/spill/);
    expect(reach('tributary-api', 'sqs:GetQueueAttributes')).toMatch(/^<Queuesspill\w+\.Arn>$/);
    expect(reach('tributary-api', 'dynamodb:PutItem')).not.toMatch(/messages|telemetry|stats/);
  });

  it('replay: records, entities and history, and the spill queue for what it cannot finish', () => {
    expect(actionsOf('tributary-replay').filter((action) => /^(iot|lambda|iam|s3):/.test(action))).toEqual([]);
    for (const table of ['messages', 'entities', 'telemetry']) {
      expect(reach('tributary-replay', 'dynamodb:UpdateItem')).toContain(`Storage${table}`);
    }
    expect(reach('tributary-replay', 'dynamodb:Query')).not.toMatch(/downlinks|stats/);
    expect(reach('tributary-replay', 'sqs:SendMessage')).toMatch(/^<Queuesspill\w+\.Arn>$/);
    expect(actionsOf('tributary-replay', variants.timestream)).toContain('timestream:WriteRecords');
    expect(leftOut('replay')).not.toContain('@aws-sdk/client-timestream-write');
  });

  it('attach: topic rules of this stack, and the one role they may bear', () => {
    const { statements: own } = functionOf(template, 'tributary-attach');
    const pass = own.find(({ actions }) => actions.includes('iam:PassRole'));
    expect(pass?.resources).toEqual([expect.stringMatching(/^<TopicRuleRole\w+\.Arn>$/)]);
    expect(pass?.conditions).toEqual({ StringEquals: { 'iam:PassedToService': 'iot.amazonaws.com' } });
    expect(reach('tributary-attach', 'dynamodb:Query')).not.toMatch(/entities|messages|telemetry/);
  });

  it('everybody else: no topic rules and no role to pass', () => {
    const others = resources(template, 'Lambda::Function')
      .map(({ properties }) => String(properties['FunctionName']))
      .filter((name) => name !== 'tributary-attach');
    expect(others.length).toBeGreaterThan(5);
    for (const name of others) {
      expect(actionsOf(name).filter((action) => /TopicRule|PassRole/.test(action))).toEqual([]);
    }
  });

  it('downlink alone: publishing to devices', () => {
    const publishers = resources(template, 'Lambda::Function')
      .map(({ properties }) => String(properties['FunctionName']))
      .filter((name) => actionsOf(name).includes('iot:Publish'));
    expect(publishers).toEqual(['tributary-downlink']);
  });

  it('downlink alone: putting records into the streams that the deployment names, and no other', () => {
    const arn = 'arn:aws:kinesis:eu-central-1:123456789012:stream/to-devices';
    const named = Template.fromStack(platform({ downlinkStreams: arn }).stack);
    const writing = (of: Template) => allowed(of).filter(({ actions }) => actions.includes('kinesis:PutRecord'));
    expect(writing(template)).toEqual([]);
    expect(writing(named).map(({ resources: of }) => of)).toEqual([[arn]]);
    expect(actionsOf('tributary-downlink', named)).toContain('kinesis:PutRecord');
  });

  it('uplink functions: the catalog is read only, the only queue is spill', () => {
    for (const name of ['tributary-uplink-chirpstack', 'tributary-uplink-aws-iot', 'tributary-uplink-queue']) {
      expect(reach(name, 'dynamodb:Query')).toMatch(/Storagecatalog/);
      expect(reach(name, 'dynamodb:PutItem')).not.toMatch(/catalog/);
      expect(reach(name, 'sqs:SendMessage')).toMatch(/spill/);
      expect(reach(name, 'sqs:SendMessage')).not.toMatch(/Queuesdownlink|Queuesattach/);
    }
  });

  it('the error action of topic rules: to write into the spill queue, for rules of this stack', () => {
    const [role] = resources(template, 'IAM::Role').filter(({ id }) => id.startsWith('TopicRuleRole'));
    const [trust] = statements(role?.properties['AssumeRolePolicyDocument']);
    const from = (trust?.conditions as { ArnLike?: JsonObject } | undefined)?.ArnLike?.['aws:SourceArn'];
    expect(flat(from)).toBe(`${IOT}:rule/tributary_aws_iot_*`);
    const own = resources(template, 'IAM::Policy').find(
      ({ properties }) => flat(properties['Roles']) === `<${role?.id}>`,
    );
    const granted = statements(own?.properties['PolicyDocument']);
    expect(granted.map(({ actions }) => actions)).toEqual([['sqs:SendMessage']]);
  });

  it('Timestream: writers write, the API reads', () => {
    const uplink = actionsOf('tributary-uplink-chirpstack', variants.timestream);
    const api = actionsOf('tributary-api', variants.timestream);
    expect(uplink).toContain('timestream:WriteRecords');
    expect(uplink).not.toContain('timestream:Select');
    expect(api).toContain('timestream:Select');
    expect(api).not.toContain('timestream:WriteRecords');
  });
});

describe('cdk-nag', () => {
  it.each([
    {},
    { telemetry: 'timestream' },
    { stack: 'farm-two', alarmTopic: 'arn:aws:sns:eu-central-1:123456789012:on-call' },
  ])('finds nothing that is not acknowledged with %j', (context) => {
    const { app } = platform(context, undefined, true);
    expect(() => app.synth()).not.toThrow();
  });
});
