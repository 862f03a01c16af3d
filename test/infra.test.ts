import { existsSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import { REPLAYS } from '../lib/infra/api.ts';
import type { Entry } from '../lib/infra/house.ts';
import { readOptions } from '../lib/infra/options.ts';
import { PlatformStack } from '../lib/infra/platform-stack.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { TABLES, tableName } from '../lib/model/tables.ts';
import { flat, functionOf, platform, resources, statements, TYPES } from './infra.test-kit.ts';

const template = Template.fromStack(platform().stack);
const timestream = Template.fromStack(platform({ telemetry: 'timestream' }).stack);

const FUNCTIONS = [
  ...TYPES.map(({ type }) => `uplink-${type}`),
  'uplink-queue',
  'downlink',
  'attach',
  'sweep',
  'api',
  'replay',
].sort();

describe('functions', () => {
  const functions = resources(template, 'Lambda::Function');

  it('are one per integration type and one per part', () => {
    const names = functions.map(({ properties }) => String(properties['FunctionName']));
    expect(names.sort()).toEqual(FUNCTIONS.map((part) => `tributary-${part}`));
  });

  it.each(functions)('$properties.FunctionName runs on the current runtime with bounded logs', ({ properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], MemorySize: 512 });
    const logging = properties['LoggingConfig'] as { LogGroup: { Ref: string } };
    expect(logging).toMatchObject({ LogFormat: 'JSON', SystemLogLevel: 'WARN', ApplicationLogLevel: 'INFO' });
    const group = resources(template, 'Logs::LogGroup').find(({ id }) => id === logging.LogGroup.Ref);
    expect(group?.properties['RetentionInDays']).toBe(14);
    expect(group?.properties['LogGroupName']).toBe(`/aws/lambda/${properties['FunctionName']}`);
  });

  it('share neither role nor log group', () => {
    const roles = functions.map(({ properties }) => flat(properties['Role']));
    const groups = functions.map(({ properties }) => JSON.stringify(properties['LoggingConfig']));
    expect(new Set(roles).size).toBe(functions.length);
    expect(new Set(groups).size).toBe(functions.length);
  });

  it('reserve no concurrency unless told to', () => {
    expect(functions.filter(({ properties }) => 'ReservedConcurrentExecutions' in properties)).toEqual([]);
    const reserved = Template.fromStack(platform({ reserve: 'chirpstack:40' }).stack);
    const withCap = resources(reserved, 'Lambda::Function')
      .filter(({ properties }) => 'ReservedConcurrentExecutions' in properties)
      .map(({ properties }) => [properties['FunctionName'], properties['ReservedConcurrentExecutions']]);
    expect(withCap).toEqual([['tributary-uplink-chirpstack', 40]]);
  });

  it('know their surroundings', () => {
    const { Variables } = functionOf(template, 'tributary-uplink-chirpstack').properties['Environment'] as {
      Variables: Record<string, unknown>;
    };
    expect(Object.keys(Variables).sort()).toEqual([
      'TRIBUTARY_BUCKET',
      'TRIBUTARY_BUCKET_URL',
      'TRIBUTARY_FUNCTION_ARN',
      'TRIBUTARY_KEY_SECRET',
      'TRIBUTARY_OPENED_NETWORKS',
      'TRIBUTARY_QUEUE_ATTACH',
      'TRIBUTARY_QUEUE_DOWNLINK',
      'TRIBUTARY_QUEUE_SPILL',
      'TRIBUTARY_RULE_ROLE',
      'TRIBUTARY_STACK',
      'TRIBUTARY_TELEMETRY',
      'TRIBUTARY_TYPE',
      'TRIBUTARY_URL',
    ]);
    expect(Variables).toMatchObject({
      TRIBUTARY_STACK: 'tributary',
      TRIBUTARY_TYPE: 'chirpstack',
      TRIBUTARY_TELEMETRY: 'dynamodb',
    });
    expect(flat(Variables['TRIBUTARY_FUNCTION_ARN'] as never)).toMatch(/^arn:.*:lambda:.*:function:$/);
    expect(flat(Variables['TRIBUTARY_URL'] as never)).toMatch(/^<ApiHttpApi\w+\.ApiEndpoint>$/);
  });
});

describe('tables', () => {
  const tables = resources(template, 'DynamoDB::GlobalTable');

  it('are the six of the model and nothing else', () => {
    const names = tables.map(({ properties }) => String(properties['TableName']));
    const wanted = Object.keys(TABLES).map((name) => tableName('tributary', name as keyof typeof TABLES));
    expect(names.sort()).toEqual(wanted.sort());
  });

  it.each(Object.entries(TABLES))(
    '%s has the declared expiry, recovery and indexes, and outlives the stack',
    (name, shape) => {
      const table = tables.find(({ properties }) => properties['TableName'] === `tributary-${name}`);
      expect(table?.deletionPolicy).toBe('Retain');
      expect(table?.properties).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'x', Enabled: true },
        Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: shape.recovery } }],
      });
      const indexes = (table?.properties['GlobalSecondaryIndexes'] ?? []) as {
        IndexName: string;
        Projection: unknown;
      }[];
      expect(indexes.map((index) => ({ name: index.IndexName, projection: index.Projection }))).toEqual(
        shape.indexes.map((index) => ({ name: index.name, projection: { ProjectionType: index.projection } })),
      );
    },
  );
});

describe('queues', () => {
  const queues = resources(template, 'SQS::Queue');
  const isDead = (name: unknown) => String(name).endsWith('-dlq');

  it('come in pairs: each has a dead-letter queue', () => {
    for (const { properties } of queues.filter((queue) => !isDead(queue.properties['QueueName']))) {
      const { deadLetterTargetArn } = properties['RedrivePolicy'] as { deadLetterTargetArn: never };
      const dead = queues.find(({ id }) => flat(deadLetterTargetArn) === `<${id}.Arn>`);
      expect(dead?.properties['QueueName']).toBe(`${properties['QueueName']}-dlq`);
    }
    expect(queues).toHaveLength(6);
  });

  it.each(queues)('$properties.QueueName is encrypted, keeps 14 days and takes TLS only', ({ id, properties }) => {
    expect(properties).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 86_400 });
    const policy = resources(template, 'SQS::QueuePolicy').find((one) => flat(one.properties['Queues']) === `<${id}>`);
    expect(statements(policy?.properties['PolicyDocument'])).toContainEqual(
      expect.objectContaining({ effect: 'Deny', conditions: { Bool: { 'aws:SecureTransport': 'false' } } }),
    );
  });

  it('give back a spilled message a thousand times before it counts as dead', () => {
    const spill = queues.find(({ properties }) => properties['QueueName'] === 'tributary-spill');
    expect(spill?.properties['RedrivePolicy']).toMatchObject({ maxReceiveCount: 1000 });
  });

  it('hide a message for six times as long as its consumer may run', () => {
    const sources = resources(template, 'Lambda::EventSourceMapping');
    expect(sources).toHaveLength(3);
    for (const { properties } of sources) {
      const queue = queues.find(({ id }) => flat(properties['EventSourceArn']) === `<${id}.Arn>`);
      const consumer = resources(template, 'Lambda::Function').find(
        ({ id }) => flat(properties['FunctionName']) === `<${id}>`,
      );
      const visibility = Number(queue?.properties['VisibilityTimeout']);
      expect(visibility).toBeGreaterThanOrEqual(6 * Number(consumer?.properties['Timeout']));
      expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
      expect(properties['ScalingConfig']).toMatchObject({ MaximumConcurrency: expect.any(Number) });
    }
  });
});

describe('doors', () => {
  it('are one route per webhook type and method, two for replays, and one for everything else', () => {
    const routes = resources(template, 'ApiGatewayV2::Route').map(({ properties }) => properties['RouteKey']);
    expect(routes.sort()).toEqual(
      [
        '$default',
        'GET /api/v1/integrations/sigfox/{routingKey}',
        'POST /api/v1/integrations/chirpstack/{routingKey}',
        'POST /api/v1/integrations/http/{routingKey}',
        'POST /api/v1/integrations/sigfox/{routingKey}',
        ...REPLAYS.map((path) => `POST ${path}`),
      ].sort(),
    );
  });

  it('keep stage names out of paths and routing keys out of logs', () => {
    const [stage] = resources(template, 'ApiGatewayV2::Stage');
    expect(stage?.properties['StageName']).toBe('$default');
    const line = flat(stage?.properties['AccessLogSettings']);
    expect(line).toContain('$context.routeKey');
    expect(line).not.toMatch(/\$context\.(path|domainName)/);
  });

  it('let all topic rules of a type in by one static permission', () => {
    const iot = resources(template, 'Lambda::Permission').filter(
      ({ properties }) => properties['Principal'] === 'iot.amazonaws.com',
    );
    expect(iot).toHaveLength(1);
    expect(flat(iot[0]?.properties['SourceArn'])).toBe(
      'arn:<AWS::Partition>:iot:<AWS::Region>:<AWS::AccountId>:rule/tributary_aws_iot_*',
    );
    expect(flat(iot[0]?.properties['SourceAccount'])).toBe('<AWS::AccountId>');
  });

  it('send what a topic rule could not deliver to the spill queue', () => {
    const uplink = functionOf(template, 'tributary-uplink-aws-iot');
    const [invoke] = resources(template, 'Lambda::EventInvokeConfig').filter(
      ({ properties }) => flat(properties['FunctionName']) === `<${uplink.id}>`,
    );
    expect(invoke?.properties['MaximumRetryAttempts']).toBe(2);
    expect(flat(invoke?.properties['DestinationConfig'])).toMatch(/Queuesspill\w+/);
  });

  it('are made again every minute for the sweep', () => {
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)' });
  });
});

describe('history in Timestream', () => {
  it('is made only when asked for', () => {
    expect(resources(template, 'Timestream::Table')).toEqual([]);
    const [table] = resources(timestream, 'Timestream::Table');
    expect(table?.properties).toMatchObject({
      TableName: 'telemetry',
      MagneticStoreWriteProperties: { EnableMagneticStoreWrites: true },
    });
    expect(table?.deletionPolicy).toBe('Retain');
  });
});

const ON_CALL = 'arn:aws:sns:eu-central-1:123456789012:on-call';

describe('alarms', () => {
  const ringing = Template.fromStack(platform({ alarmTopic: ON_CALL }).stack);

  it.each([
    'spill-dead-letters',
    'downlink-dead-letters',
    'attach-dead-letters',
    'spill-age',
    'api-5xx',
    'api-429',
    'throttles-1',
    'quarantine-chirpstack',
    'quarantine-aws-iot',
    'sweep-errors',
  ])('%s rings the topic of the operator', (name) => {
    ringing.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `tributary-${name}`,
      AlarmActions: [ON_CALL],
    });
  });

  it('never look at more metrics than AWS allows', () => {
    const many = Array.from({ length: 25 }, (_, n) => ({ type: `type-${n}`, trigger: 'http' as const }));
    const large = Template.fromStack(platform({}, many).stack);
    const alarms = resources(large, 'CloudWatch::Alarm');
    for (const { properties } of alarms) {
      expect(((properties['Metrics'] ?? []) as unknown[]).length).toBeLessThanOrEqual(11);
    }
    expect(alarms.filter(({ properties }) => String(properties['AlarmName']).includes('throttles'))).toHaveLength(4);
    expect(Object.keys(large.toJSON()['Resources'] as object).length).toBeLessThan(450);
  });
});

describe('the registry', () => {
  it('holds only types that can be deployed, by entries that exist', () => {
    const asked = new Set<string>();
    const app = new App();
    const types = Object.values(registry);
    const options = readOptions(() => undefined, []);
    const code = (entry: Entry) => {
      asked.add(entry);
      return Code.fromInline('export const handler = () => null');
    };
    new PlatformStack(app, { options, types, code });
    expect(asked.size).toBeGreaterThan(5);
    expect([...asked].filter((entry) => !existsSync(`functions/${entry}.ts`))).toEqual([]);
  });

  it('must not hold a type whose trigger kind nobody has wired', () => {
    expect(() => platform({}, [{ type: 'sqs', trigger: 'queue' }])).toThrow(/queue of sqs cannot be deployed/);
  });
});

describe('outputs', () => {
  it('say where the API is and how to get in', () => {
    template.hasOutput('ApiUrl', {});
    template.hasOutput('FirstToken', { Value: 'npx --no tributary token create --name admin --stack tributary' });
  });

  it('name the custom domain, and where it must lead', () => {
    const behind = Template.fromStack(platform({ url: 'https://iot.example.com' }).stack);
    behind.hasOutput('ApiUrl', { Value: 'https://iot.example.com' });
    behind.hasOutput('ApiEndpoint', {});
  });
});
