import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { readOptions } from './options.ts';

const TYPES = ['http', 'ttn', 'aws-iot'];

function read(context: Record<string, unknown>) {
  return readOptions((name) => context[name], TYPES);
}

describe('deploy options', () => {
  it('need nothing', () => {
    expect(read({})).toEqual({
      stack: 'tributary',
      telemetry: 'dynamodb',
      reserve: new Map(),
      url: null,
      alarmTopic: null,
      openedNetworks: [],
      downlinkStreams: [],
      uplinkStreams: [],
    });
  });

  it('are read when given', () => {
    const given = {
      stack: 'farm-2',
      telemetry: 'timestream',
      reserve: 'ttn:20, aws-iot:5',
      url: 'https://iot.example.com',
      alarmTopic: 'arn:aws:sns:eu-central-1:123456789012:on-call',
      openedNetworks: '10.1.0.0/16, fd00::/8',
      downlinkStreams: 'arn:aws:kinesis:eu-central-1:123456789012:stream/to-devices',
      uplinkStreams:
        'arn:aws:kinesis:eu-central-1:123456789012:stream/a,arn:aws:kinesis:eu-central-1:123456789012:stream/b',
    };
    const reserve = new Map([
      ['ttn', 20],
      ['aws-iot', 5],
    ]);
    const lists = {
      openedNetworks: ['10.1.0.0/16', 'fd00::/8'],
      downlinkStreams: [given.downlinkStreams],
      uplinkStreams: given.uplinkStreams.split(','),
    };
    expect(read(given)).toEqual({ ...given, reserve, ...lists });
  });

  it.each([
    ['stack', '2farms'],
    ['stack', 'farm_2'],
    ['stack', 'ab'],
    ['stack', 'a'.repeat(25)],
    ['stack', 7],
    ['telemetry', 'influx'],
    ['reserve', 'ttn'],
    ['reserve', 'ttn:0'],
    ['reserve', 'ttn:-1'],
    ['reserve', 'ttn:1.5'],
    ['reserve', 'ttn:1:2'],
    ['reserve', 'sigfox:5'],
    ['reserve', 'ttn:5,ttn:6'],
    ['url', 'http://iot.example.com'],
    ['url', 'https://iot.example.com/'],
    ['url', 'iot.example.com'],
    ['alarmTopic', 'on-call'],
    ['openedNetworks', '10.1.0.0'],
    ['openedNetworks', '10.1.0.0/33'],
    ['openedNetworks', 'intranet/8'],
    ['downlinkStreams', 'to-devices'],
    ['downlinkStreams', 'arn:aws:kinesis:eu-central-1:123456789012:stream/*'],
    ['uplinkStreams', 'from-devices'],
    [
      'uplinkStreams',
      'arn:aws:kinesis:eu-central-1:123456789012:stream/a,arn:aws:kinesis:eu-central-1:210987654321:stream/a',
    ],
    ['alarmTopic', 'arn:aws:sqs:eu-central-1:123456789012:on-call'],
  ])('%s refuses %j and says what to write', (name, value) => {
    const thrown = catchFailure(() => read({ [name]: value }));
    expect(thrown.code).toBe('invalid');
    expect(thrown.detail.field).toBe(name);
    expect(thrown.detail.fix).toMatch(/\.$/);
  });
});

function catchFailure(run: () => unknown): Failure {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
