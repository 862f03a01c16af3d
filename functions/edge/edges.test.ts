import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { bodyText, thawArrival } from '../../lib/model/arrival.ts';
import { Failure } from '../../lib/model/failure.ts';
import { downlinkMessageOf } from './downlink-order.ts';
import { addressOf, arrivalOf as httpArrival, problem, settled } from './http.ts';
import { arrivalOf as iotArrival } from './iot.ts';
import { spillItemOf } from './spill.ts';

const ID = '3f2b1c4d-0000-4000-8000-00000000abcd';
const iotEvent = { payload: 'AQI=', id: 'e1', topic: 'a/b', clientId: 'n/a', ts: 1_700_000_000_000, integration: ID };

function httpEvent(change: Partial<APIGatewayProxyEventV2>): APIGatewayProxyEventV2 {
  return {
    rawPath: '/api/v1/integrations/chirpstack/secretKey',
    rawQueryString: 'event=up&Time=a%2Bb+c',
    headers: { 'content-type': 'application/json', 'X-Mixed': 'v' },
    isBase64Encoded: false,
    body: '{"ü":1}',
    requestContext: { requestId: 'r1', timeEpoch: 1_700_000_000_000, http: { sourceIp: '203.0.113.7' } },
    ...change,
  } as unknown as APIGatewayProxyEventV2;
}

describe('HTTP edge', () => {
  it('keeps bytes, raw query and the gateway ids', () => {
    const arrival = httpArrival(httpEvent({}));
    expect(bodyText(arrival)).toBe('{"ü":1}');
    expect(arrival).toMatchObject({
      id: 'r1:1700000000000',
      receivedAt: 1_700_000_000_000,
      rawQuery: 'event=up&Time=a%2Bb+c',
    });
    expect(arrival.headers['x-mixed']).toBe('v');
  });

  it('undoes base64 bodies and bears a missing one', () => {
    expect([...httpArrival(httpEvent({ body: '/wA=', isBase64Encoded: true })).body]).toEqual([255, 0]);
    const { body: _, ...empty } = httpEvent({});
    expect(httpArrival(empty).body).toHaveLength(0);
  });

  it('reads type and routing key from the path', () => {
    expect(addressOf(httpEvent({}))).toEqual({ type: 'chirpstack', routingKey: 'secretKey' });
  });

  it('answers 204 without a body, 200 on wish, and 200 with a waiting downlink whatever the wish', () => {
    expect(settled(null, false)).toMatchObject({ statusCode: 204, body: '' });
    expect(settled(null, true)).toMatchObject({ statusCode: 200 });
    const reply = {
      downlinkId: 'd',
      contentType: 'text/plain',
      headers: { 'x-a': '1' },
      body: Buffer.from('hi'),
      expiresAt: 0,
    };
    expect(settled(reply, false)).toEqual({
      statusCode: 200,
      headers: { 'x-a': '1', 'content-type': 'text/plain' },
      body: 'aGk=',
      isBase64Encoded: true,
    });
  });

  it('makes problem documents with status, field and fix', () => {
    const answer = problem(new Failure('bad-envelope', 'no data', { field: 'data', fix: 'Send it.' }));
    expect(answer.statusCode).toBe(400);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({ code: 'bad-envelope', field: 'data', fix: 'Send it.' });
  });
});

describe('IoT edge', () => {
  it('takes bytes, topic and the rule evaluation id; "n/a" is no client', () => {
    const { integrationId, arrival } = iotArrival(iotEvent);
    expect(integrationId).toBe(ID);
    expect([...arrival.body]).toEqual([1, 2]);
    expect(arrival).toMatchObject({ id: 'e1', topic: 'a/b' });
    expect(arrival.clientId).toBeUndefined();
  });

  it.each([null, 'text', {}, { ...iotEvent, payload: 1 }, { ...iotEvent, integration: undefined }])(
    'refuses %j',
    (event) => {
      expect(() => iotArrival(event)).toThrow(/not the event/);
    },
  );
});

describe('spill shapes', () => {
  it('knows our own items', () => {
    const finish = { kind: 'finish', key: { pk: 'p', sk: 's' } };
    expect(spillItemOf(JSON.stringify(finish), 0, 'm')).toEqual(finish);
  });

  it('unwraps a failed asynchronous invocation', () => {
    const item = spillItemOf(JSON.stringify({ version: '1.0', requestPayload: iotEvent }), 0, 'm');
    expect(item).toMatchObject({ kind: 'arrival', integrationId: ID, arrival: { id: 'e1' } });
  });

  it('unwraps a rule error action, with the queue message id as arrival id', () => {
    const action = {
      ruleName: `tributary_aws_iot_${ID.replaceAll('-', '_')}`,
      topic: 'a/b',
      base64OriginalPayload: 'AQI=',
      failures: [],
    };
    const item = spillItemOf(JSON.stringify(action), 1_700_000_000_000, 'm1');
    if (item?.kind !== 'arrival') throw new Error('no arrival');
    expect(item.integrationId).toBe(ID);
    expect(thawArrival(item.arrival as never)).toMatchObject({ id: 'm1', topic: 'a/b', receivedAt: 1_700_000_000_000 });
  });

  it.each([
    ...['', 'null', '[]', '{}', '{"kind":"else"}', '{"ruleName":"x","base64OriginalPayload":"AQ=="}'],
    ...['{"kind":"finish"}', '{"kind":"finish","key":{"pk":"p"}}', '{"kind":"arrival","integrationId":"i"}'],
    '{"kind":"arrival","integrationId":"i","arrival":{"id":"a","receivedAt":1,"headers":{},"rawQuery":""}}',
  ])('refuses %s', (body) => {
    expect(spillItemOf(body, 0, 'm')).toBeNull();
  });
});

describe('downlink queue', () => {
  it('takes an order and turns metadata into text', () => {
    const order = { deviceName: 'a', msg: { x: 1 }, metadata: { n: 1, s: 't' } };
    expect(downlinkMessageOf(JSON.stringify(order))).toEqual({ kind: 'order', ...order, metadata: { n: '1', s: 't' } });
    const whole = { kind: 'order', deviceId: 'd-1', msg: null, msgType: 'T', integrationId: 'i', replaceKey: 'k' };
    expect(downlinkMessageOf(JSON.stringify({ ...whole, expiresAt: 7 }))).toEqual({ ...whole, expiresAt: 7 });
  });

  it.each([
    ['nonsense', undefined],
    ['[]', undefined],
    ['{"deviceId":"d"}', 'msg'],
    ['{"deviceId":7,"msg":1}', 'deviceId'],
    ['{"deviceId":"d","msg":1,"metadata":[]}', 'metadata'],
    ['{"deviceId":"d","msg":1,"expiresAt":"soon"}', 'expiresAt'],
    ['{"deviceId":"d","msg":1,"device":"x"}', 'device'],
    ['{"msg":1}', 'deviceId'],
    ['{"deviceId":"d","deviceName":"n","msg":1}', 'deviceName'],
    ['{"deviceId":"a/b","msg":1}', 'deviceId'],
    ['{"deviceId":"d","msg":1,"kind":"else"}', 'kind'],
    ['{"deviceId":"d","msg":1,"expiresAt":1.5}', 'expiresAt'],
    ['{"deviceId":"d","msg":1,"replaceKey":""}', 'replaceKey'],
    [`{"deviceId":"d","msg":1,"msgType":"${'x'.repeat(257)}"}`, 'msgType'],
    [`{"deviceId":"d","msg":"${'x'.repeat(131_072)}"}`, 'msg'],
    [`{"deviceId":"d","msg":1,"metadata":{"a":"${'x'.repeat(65_536)}"}}`, 'metadata'],
    ['{"kind":"wake"}', 'deviceId'],
  ])('refuses %s naming the field', (body, field) => {
    try {
      downlinkMessageOf(body);
      expect.unreachable();
    } catch (thrown) {
      expect(thrown).toBeInstanceOf(Failure);
      expect((thrown as Failure).detail.field).toBe(field);
    }
  });
});
