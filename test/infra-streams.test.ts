import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { leftOut } from '../lib/infra/left-out.ts';
import { flat, functionOf, platform, resources } from './infra.test-kit.ts';

const ARNS = ['from-devices', 'from.gateways'].map(
  (name) => `arn:aws:kinesis:eu-central-1:123456789012:stream/${name}`,
);
const options = { uplinkStreams: ARNS.join(), alarmTopic: 'arn:aws:sns:eu-central-1:123456789012:on-call' };

const without = Template.fromStack(platform().stack);
const reading = Template.fromStack(platform(options).stack);
const UPLINK = 'tributary-uplink-aws-kinesis';

function mappingsOf(template: Template) {
  return resources(template, 'Lambda::EventSourceMapping').filter(({ properties }) =>
    /:stream\//.test(flat(properties['EventSourceArn'])),
  );
}

function readersOf(template: Template): string[] {
  return resources(template, 'Lambda::Function')
    .map(({ properties }) => String(properties['FunctionName']))
    .filter((name) => functionOf(template, name).statements.some(({ actions }) => actions.some(isKinesis)));
}

const isKinesis = (action: string) => action.startsWith('kinesis:');

describe('streams of uplinks', () => {
  it('are none unless the deployment names them', () => {
    expect([mappingsOf(without), readersOf(without)]).toEqual([[], []]);
    expect(functionOf(without, UPLINK).properties['Environment']).toMatchObject({
      Variables: { TRIBUTARY_TYPE: 'aws-kinesis' },
    });
  });

  it('have a mapping each, by which no record blocks its shard for good', () => {
    const mappings = mappingsOf(reading);
    expect(mappings.map(({ properties }) => properties['EventSourceArn'])).toEqual(ARNS);
    const { id } = functionOf(reading, UPLINK);
    for (const { properties } of mappings) {
      expect(flat(properties['FunctionName'])).toBe(`<${id}>`);
      expect(properties).toMatchObject({
        StartingPosition: 'TRIM_HORIZON',
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 30,
        MaximumRecordAgeInSeconds: 604_800,
      });
      expect(flat(properties['DestinationConfig'])).toMatch(/Queuesspilldlq\w+/);
    }
  });

  it('are read by their function alone, and only those', () => {
    expect(readersOf(reading)).toEqual([UPLINK]);
    const [own] = functionOf(reading, UPLINK).statements.filter(({ actions }) => actions.some(isKinesis));
    expect(own?.resources).toEqual(ARNS);
    expect(own?.actions.filter((action) => /Put|Delete|Create/.test(action))).toEqual([]);
    const sends = functionOf(reading, UPLINK).statements.find(({ actions }) => actions.includes('sqs:SendMessage'));
    expect(sends?.resources.join()).toMatch(/^<Queuesspill\w+\.Arn>,<Queuesspilldlq\w+\.Arn>$/);
  });

  it('ring when their records wait, and are measured by uplinks and not by batches', () => {
    const bells = (template: Template) =>
      resources(template, 'CloudWatch::Alarm').map(({ properties }) => properties['AlarmName']);
    const bell = 'tributary-stream-age-aws-kinesis';
    expect(bells(without)).not.toContain(bell);
    expect(bells(reading)).toContain(bell);
    const quarantine = resources(reading, 'CloudWatch::Alarm').find(
      ({ properties }) => properties['AlarmName'] === 'tributary-quarantine-aws-kinesis',
    );
    const metrics = JSON.stringify(quarantine?.properties['Metrics']);
    expect(metrics).toContain('"received"');
    expect(metrics).not.toContain('"Invocations"');
  });

  it('leave cdk-nag nothing to say', () => {
    expect(() => platform(options, undefined, true).app.synth()).not.toThrow();
  });

  it('need no client of their own', () => {
    expect(leftOut('uplink-stream')).toContain('@aws-sdk/client-kinesis');
  });
});
