import { describe, expect, it } from 'vitest';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import { fromQueue } from './downlink-order.ts';
import { ruleFor } from './downlink-rules.ts';

const change = { msgType: 'ATTRIBUTES_UPDATED', keys: ['interval'], profile: 'thermometer' };

describe('downlink rules', () => {
  it('without rules, attribute changes and RPC go down, other types do not', () => {
    expect(ruleFor(null, change)).toBeDefined();
    expect(ruleFor(null, { ...change, msgType: 'RPC_CALL_FROM_SERVER_TO_DEVICE' })).toBeDefined();
    expect(ruleFor(null, { ...change, msgType: 'POST_TELEMETRY_REQUEST' })).toBeUndefined();
  });

  it('keys do not hold an RPC back: it changes none', () => {
    const rpc = { msgType: 'RPC_CALL_FROM_SERVER_TO_DEVICE', keys: [], profile: 'thermometer' };
    const rule = { msgTypes: ['ATTRIBUTES_UPDATED', rpc.msgType], keys: ['interval'] };
    expect(ruleFor([rule], rpc)).toBe(rule);
    expect(ruleFor([{ ...rule, profiles: ['valve'] }], rpc)).toBeUndefined();
  });

  it('an empty list lets nothing down', () => {
    expect(ruleFor([], change)).toBeUndefined();
  });

  it('keys and profiles narrow a rule; the first match counts', () => {
    const msgTypes = ['ATTRIBUTES_UPDATED'];
    expect(ruleFor([{ msgTypes, keys: ['other'] }], change)).toBeUndefined();
    expect(ruleFor([{ msgTypes, profiles: ['valve'] }], change)).toBeUndefined();
    const rules = [{ msgTypes, keys: ['interval'], profiles: ['thermometer'] }, { msgTypes }];
    expect(ruleFor(rules, change)).toBe(rules[0]);
  });
});

describe('the public SQS schema', () => {
  it('takes a device by name, with the API defaults', () => {
    expect(fromQueue({ kind: 'order', deviceName: 'sensorA', msg: { a: 1 } })).toEqual({
      deviceId: entityId('device', 'sensorA'),
      msg: { a: 1 },
      msgType: 'NA',
      metadata: {},
      integrationId: null,
      expiresAt: null,
    });
  });

  it('refuses an order for nobody', () => {
    expect(() => fromQueue({ kind: 'order', msg: 1 })).toThrow(Failure);
  });
});
