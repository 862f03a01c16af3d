import { describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import { readingsOf } from './thingsboard-output.ts';

const NOW = 1_700_000_000_000;
const readings = (output: Json) => readingsOf(output, NOW);
const points = (telemetry: Json) => readings({ deviceName: 'd', telemetry })[0]?.points;
const claim = (output: Json) => readings(output)[0]?.entity;

function field(output: Json): string | undefined {
  try {
    readings(output);
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'bad-output') return thrown.detail.field ?? '';
    throw thrown;
  }
  return 'no failure';
}

describe('the entity', () => {
  it('is named in each of the spellings', () => {
    expect(claim({ deviceName: 'a', deviceType: 't' })).toEqual({ kind: 'device', name: 'a', profile: 't' });
    expect(claim({ assetName: 'a', assetType: 't' })).toEqual({ kind: 'asset', name: 'a', profile: 't' });
    expect(claim({ entityType: 'DEVICE', name: 'a', profile: 'p' })).toEqual({
      kind: 'device',
      name: 'a',
      profile: 'p',
    });
    expect(claim({ entityType: 'asset', name: 'a' })).toEqual({ kind: 'asset', name: 'a', profile: 'default' });
    expect(claim({ entityType: 'DEVICE', type: 'Asset', name: 'a' })).toMatchObject({ kind: 'asset' });
    expect(claim({ name: 'a' })).toEqual({ kind: 'device', name: 'a', profile: 'default' });
    expect(claim({ deviceName: 70_400, deviceType: null })).toEqual({
      kind: 'device',
      name: '70400',
      profile: 'default',
    });
  });

  it('takes label, customer and group in both spellings', () => {
    const all = { label: 'l', customer: 'c', group: 'g' };
    expect(claim({ deviceName: 'a', deviceLabel: 'l', customerName: 'c', groupName: 'g' })).toMatchObject(all);
    expect(claim({ assetName: 'a', assetLabel: 'l', customerName: 'c', groupName: 'g' })).toMatchObject(all);
    expect(claim({ name: 'a', label: 'l', customer: 'c', group: 'g' })).toMatchObject(all);
    expect(claim({ deviceName: 'a', customerName: null, groupName: '' })).toEqual({
      kind: 'device',
      name: 'a',
      profile: 'default',
    });
  });

  it('must have exactly one name', () => {
    expect(field({ deviceType: 't' })).toBe('deviceName');
    expect(field({ deviceName: '' })).toBe('deviceName');
    expect(field({ deviceName: ' ' })).toBe('deviceName');
    expect(field({ name: 'n'.repeat(256) })).toBe('name');
    expect(field({ deviceName: 'd', assetName: 'a' })).toBe('assetName');
    expect(field([{ deviceName: 'd' }, { assetType: 't' }])).toBe('[1].deviceName');
    expect(field({ deviceName: { a: 1 } })).toBe('deviceName');
    expect(field({ deviceName: true })).toBe('deviceName');
    expect(field({ deviceName: 'd', groupName: ['g'] })).toBe('groupName');
    expect(field({ name: 'n', type: 'thermostat' })).toBe('type');
    expect(field({ name: 'n', entityType: 'CUSTOMER' })).toBe('entityType');
  });
});

describe('telemetry', () => {
  it('comes in three forms', () => {
    expect(points({ t: 1 })).toEqual([{ ts: NOW, values: { t: 1 } }]);
    expect(points({ ts: NOW - 1, values: { t: 1 } })).toEqual([{ ts: NOW - 1, values: { t: 1 } }]);
    expect(points([{ ts: NOW - 1, values: { t: 1 } }, { rssi: -21 }, { snr: 10 }])).toEqual([
      { ts: NOW - 1, values: { t: 1 } },
      { ts: NOW, values: { rssi: -21, snr: 10 } },
    ]);
    for (const nothing of [undefined, null, {}, [], [null], [{}], { ts: NOW, values: {} }, { ts: NOW, values: null }]) {
      expect(points(nothing as Json)).toEqual([]);
    }
  });

  it('merges points of one timestamp, the later value wins', () => {
    const twice = [
      { ts: NOW - 1, values: { a: 1, b: 1 } },
      { ts: String(NOW - 1), values: { b: 2, c: 3 } },
    ];
    expect(points(twice)).toEqual([{ ts: NOW - 1, values: { a: 1, b: 2, c: 3 } }]);
  });

  it('keeps values as they are and drops null', () => {
    const values = { text: '22', number: 22, flag: false, json: { a: [1] }, list: [], fСnt: 2, 'a.b': '' };
    expect(points({ ...values, gone: null })).toEqual([{ ts: NOW, values }]);
    expect(points({ ts: 5, temperature: 1 })).toEqual([{ ts: NOW, values: { ts: 5, temperature: 1 } }]);
    expect(points({ values: 7, other: 1 })).toEqual([{ ts: NOW, values: { values: 7, other: 1 } }]);
    expect(points({ values: { t: 1 } })).toEqual([{ ts: NOW, values: { t: 1 } }]);
  });

  it.each<[Json, number, boolean]>([
    [NOW, NOW, false],
    [String(NOW - 5), NOW - 5, false],
    [NOW - 0.5, NOW - 1, false],
    [NOW + 600_000, NOW + 600_000, false],
    [NOW + 600_001, NOW, true],
    [946_684_800_000, 946_684_800_000, false],
    [946_684_799_999, NOW, true],
    [1_700_000_000, NOW, true],
    ['1700000000', NOW, true],
    [-1, NOW, true],
    [0, NOW, true],
    [null, NOW, true],
  ])('takes ts %j as %j, clamped %j', (given, ts, clamped) => {
    expect(points({ ts: given, values: { t: 1 } })).toEqual([
      { ts, values: { t: 1 }, ...(clamped ? { clamped } : {}) },
    ]);
  });

  it('names the place of what is wrong', () => {
    const telemetry = (value: Json) => field({ deviceName: 'd', telemetry: value });
    expect(telemetry([{ a: 1 }, { a: 1 }, { ts: '2024-01-01', values: { a: 1 } }])).toBe('telemetry[2].ts');
    expect(telemetry([{ ts: {}, values: { a: 1 } }])).toBe('telemetry[0].ts');
    expect(telemetry([{ ts: true, values: { a: 1 } }])).toBe('telemetry[0].ts');
    expect(telemetry([{ ts: NOW, values: [1] }])).toBe('telemetry[0].values');
    expect(telemetry([[1]])).toBe('telemetry[0]');
    expect(telemetry([5])).toBe('telemetry[0]');
    expect(telemetry('t=5')).toBe('telemetry');
    expect(telemetry({ '': 1 })).toBe('telemetry');
    expect(field([{ deviceName: 'd' }, { deviceName: 'e', telemetry: [3] }])).toBe('[1].telemetry[0]');
  });
});

describe('the whole result', () => {
  it('tells all its faults in sentences, with what is expected', () => {
    const told = (output: Json) => {
      try {
        return readings(output);
      } catch (thrown) {
        return (thrown as Failure).toJSON();
      }
    };
    expect(told({ telemetry: 'abc', name: 5 })).toEqual({
      code: 'bad-output',
      message: 'telemetry is a string, not an object or an array.',
      field: 'telemetry',
      fix: 'Return telemetry as {key: value}, as {ts, values: {key: value}}, or as an array of these.',
    });
    expect(told([{ telemetry: 3, attributes: [1] }])).toEqual({
      code: 'bad-output',
      message:
        '[0].deviceName is missing. [0].telemetry is a number, not an object or an array. ' +
        '[0].attributes is an array, not an object.',
      field: '[0].deviceName',
      fix:
        'Return deviceName, assetName or name. ' +
        'Return telemetry as {key: value}, as {ts, values: {key: value}}, or as an array of these. ' +
        'Return it as {key: value}.',
    });
    expect(told('hello')).toMatchObject({ fix: expect.stringContaining('{deviceName, telemetry, attributes}') });
  });

  it('may mix devices and assets, and merges what is about one of them', () => {
    const output = [
      { deviceName: 'd', telemetry: { a: 1 }, attributes: { x: 1 } },
      { assetName: 'd', telemetry: { a: 2 } },
      {
        deviceName: 'd',
        deviceLabel: 'l',
        telemetry: [{ a: 3 }, { ts: NOW - 1, values: { b: 1 } }],
        attributes: { x: 2, y: 1 },
      },
    ];
    expect(readings(output)).toEqual([
      {
        entity: { kind: 'device', name: 'd', profile: 'default', label: 'l' },
        points: [
          { ts: NOW, values: { a: 3 } },
          { ts: NOW - 1, values: { b: 1 } },
        ],
        attributes: { x: 2, y: 1 },
      },
      {
        entity: { kind: 'asset', name: 'd', profile: 'default' },
        points: [{ ts: NOW, values: { a: 2 } }],
        attributes: {},
      },
    ]);
  });

  it('gives no reading for nothing', () => {
    expect(readings(null)).toEqual([]);
    expect(readings([])).toEqual([]);
  });

  it('must be an object or an array of objects', () => {
    for (const wrong of ['text', 5, true]) expect(field(wrong)).toBe('');
    expect(field([{ deviceName: 'd' }, null])).toBe('[1]');
    expect(field([[{ deviceName: 'd' }]])).toBe('[0]');
    expect(field({ deviceName: 'd', attributes: [1] })).toBe('attributes');
    expect(field({ deviceName: 'd', attributes: 'x' })).toBe('attributes');
  });

  it('takes the example of ThingsBoard’s own documentation', () => {
    const output = {
      entityType: 'DEVICE',
      name: 'Device 1000000000000001',
      profile: 'default',
      telemetry: [
        { ts: 1_684_478_801_936, values: { battery: 95, temperature: 36.6, saturation: 99 } },
        { rssi: -21, data: '01755e030001040001', battery: 94, snr: 10, fСnt: 2 },
      ],
      attributes: {
        serialNumber: 'SN-12345678',
        fPort: 85,
        dr: 'SF9 BW125 4/5',
        frequency: 867_500_000,
        eui: 1e15 + 1,
      },
    };
    expect(readings(output)).toEqual([
      {
        entity: { kind: 'device', name: 'Device 1000000000000001', profile: 'default' },
        points: [output.telemetry[0], { ts: NOW, values: output.telemetry[1] }],
        attributes: output.attributes,
      },
    ]);
  });
});
