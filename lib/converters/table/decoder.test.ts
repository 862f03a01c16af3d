import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { type Decoded, decoderOf } from './decoder.ts';
import { tableOf } from './table.ts';

/** Decodes hex with the steps of a table. */
function decode(payload: Json, hex: string, rest: JsonObject = {}, fPort?: number): Decoded {
  const text = JSON.stringify({ table: 1, device: 'Test', ...rest, payload });
  return decoderOf(tableOf(text))(Buffer.from(hex, 'hex'), fPort);
}

describe('fields', () => {
  it.each([
    ['v: u8', 'fe', 254],
    ['v: i8', 'fe', -2],
    ['v: u16', 'fe01', 0xfe01],
    ['v: i16', 'fe01', 0xfe01 - 0x10000],
    ['v: u16le', 'fe01', 0x01fe],
    ['v: u24', '010203', 0x010203],
    ['v: i24', 'ff0203', 0xff0203 - 0x1000000],
    ['v: i24le', '0302ff', 0xff0203 - 0x1000000],
    ['v: u32', 'ff020304', 0xff020304],
    ['v: i32', 'ff020304', 0xff020304 - 2 ** 32],
    ['v: u32le', '040302ff', 0xff020304],
    ['v: u32sw', '0304ff02', 0xff020304],
    ['v: f32', '3fc00000', 1.5],
    ['v: f32le', '0000c03f', 1.5],
    ['v: f64', '3ff8000000000000', 1.5],
    ['v: hex 3', '0aff00', '0aff00'],
    ['v: text 5', '68690000c3', 'hi\0\0\ufffd'],
    ['v: text 4', '68690000', 'hi'],
    ['v: mac', '0a0b0c0d0e0f', '0a:0b:0c:0d:0e:0f'],
  ])('%s of %s is %j', (field, hex, value) => {
    expect(decode([field], hex)).toEqual({ data: { v: value } });
  });

  it('take the order of bytes of their table', () => {
    expect(decode(['v: u16', 'w: u16be'], '01020102', { order: 'little' })).toEqual({ data: { v: 0x0201, w: 0x0102 } });
  });

  it.each([
    ['v: u8 = x / 10 - 4', '64', 6],
    ['v: u8 = -x ** 2 + 1', '03', -8],
    ['v: u8 = 2 ** 3 ** 0 + x', '01', 3],
    ['v: u8 = x > 3 && x < 9 ? x & 3 | 8 : ~x', '07', 11],
    ['v: u8 = x >> 4 == 15', 'f0', true],
    ['v: u8 = round(x / 3, 2)', '05', 1.67],
    ['v: i8 = round(x / 2)', 'fd', -1],
    ['v: u8 = max(x, 0x10, 1e1)', '01', 16],
    ["v: u8 = 'a{x:3}-{x + 1}-{x:x}'", '1f', 'a031-32-1f'],
    ["v: u8 = x == 1 ? 'on' : 'off'", '01', 'on'],
    ['v: u8 = (length * 100 + rest * 10) - port', '01', 101],
  ])('%s of %s is %j', (field, hex, value) => {
    expect(decode([field], hex)).toEqual({ data: { v: value } });
  });

  it('have meanings: of a number, or of its bits', () => {
    const maps = {
      door: { 0: 'closed', 1: 'open' },
      far: { '-1': 'no', 65535: true, else: null },
      alarms: ['low', null, 'high'],
    };
    const fields = [
      'a: u8 -> door',
      'b: u8 -> door',
      'c: u16 -> far',
      'd: i8 -> far',
      'e: u8 -> far',
      'f: u8 -> alarms',
    ];
    const data = { a: 'open', b: 'unknown', c: true, d: 'no', f: ['low', 'high'] };
    expect(decode(fields, '0107ffffff0007', { maps })).toEqual({ data });
  });

  it('may be hidden, computed, conditional, and named by others', () => {
    const fields = ['_line: u8', 'count_{_line}: u8 if x != 255', 'twice = 2 * _line', 'none: u8 if x != 255'];
    expect(decode(fields, '0305ff')).toEqual({ data: { count_3: 5, twice: 6 } });
  });

  it('leave out what is no number, with a warning', () => {
    expect(decode(['_a: u8', 'v = 1 / _a', 'w = log(_a - 1)', 'x: f32'], '007fc00000')).toEqual({
      data: {},
      warnings: ['v is no number', 'w is no number', 'x is no number'],
    });
  });
});

describe('steps', () => {
  it('read records by their keys until the end', () => {
    const steps = [
      {
        key: 2,
        records: {
          '01 75': ['battery: u8'],
          '03,04 67': ['t{channel}: i16 = x / 10'],
          '* 02': ['c{channel}_{type}: u8'],
        },
      },
    ];
    expect(decode(steps, '0175640367001e0467ffe2090205')).toEqual({ data: { battery: 100, t3: 3, t4: -3, c9_2: 5 } });
    expect(decode(steps, '0175640567001e')).toEqual({
      data: { battery: 100 },
      warnings: ['byte 3: nothing is known for 0567; it and what follows is left out'],
    });
    expect(decode(steps, '01756403').warnings).toEqual(['byte 3: 1 byte at the end belong to nothing known']);
  });

  it('read sensors by flags, ports and cases, and repeat', () => {
    const steps = [
      '_n: u8',
      { flags: 'u8', sensors: [['a: u8'], [{ skip: 1 }], ['c: u8']] },
      {
        switch: 'port',
        cases: { '1,2': [{ repeat: '_n', fields: [{ list: 'l', each: 'v: u8 = x * 2' }] }], 3: [] },
        otherwise: ['d: u8'],
      },
    ];
    expect(decode(steps, '02070900010304', {}, 1)).toEqual({ data: { a: 9, c: 1, l: [6, 8] } });
    expect(decode(steps, '000005', {}, 9)).toEqual({ data: { d: 5 } });
    expect(decode(steps, '0008', {}, 9).warnings).toEqual([
      'the flags 0x8 name more than the 3 sensors that are known',
    ]);
  });

  it('make points of other times, attributes, objects and lists', () => {
    const steps = [
      { attributes: ['serial: hex 2', { object: 'place', fields: ['x: u8'] }] },
      {
        repeat: 'rest',
        fields: [
          { point: '_ts * 1000', fields: ['_ts: u32', 'v: u8'] },
          { list: 'all', fields: ['w: u8'] },
        ],
      },
    ];
    expect(decode(steps, 'abcd07' + '650000000102' + '650000000903')).toEqual({
      data: { all: [{ w: 2 }, { w: 3 }] },
      points: [
        { ts: 0x65000000 * 1000, values: { v: 1 } },
        { ts: 0x65000000 * 1000, values: { v: 9 } },
      ],
      attributes: { serial: 'abcd', place: { x: 7 } },
    });
  });

  it('say what is wrong', () => {
    const steps = ['_v: u8', { error: 'version {_v}, not 2', if: '_v != 2' }, { warning: 'half read' }, 'a: u8'];
    expect(decode(steps, '01')).toEqual({ errors: ['byte 1: a takes 1 byte, the payload ends after 1'] });
    expect(decode(steps, '0105')).toEqual({ errors: ['byte 1: version 1, not 2'] });
    expect(decode(steps, '0205')).toEqual({ data: { a: 5 }, warnings: ['half read'] });
  });
});

describe('a payload that ends too early', () => {
  it.each([
    [['a: u8', 'b: u16', 'c: u8'], '0102', 'byte 1: b takes 2 bytes, the payload ends after 2'],
    [
      ['_n: u8', '_half = _n / 2', 'v: hex _half', 'w: u8'],
      '03686970',
      'byte 1: hex takes 1.5 bytes, the payload ends after 4',
    ],
    [['_n: u8', '_less = _n - 3', 'v: hex _less'], '0168', 'byte 1: hex takes -2 bytes, the payload ends after 2'],
    [['_n: u8', { point: '1 / _n', fields: ['v: u8'] }], '0001', 'the time of a point is no number'],
    [['_n: u8', 'v: text _n'], '056869', 'byte 1: text takes 5 bytes, the payload ends after 3'],
    [[{ repeat: 100, fields: ['a: u8'] }], '01', 'byte 1: a takes 1 byte, the payload ends after 1'],
    [[{ flags: 'u16', sensors: [['a: u16']] }], '000101', 'byte 2: a takes 2 bytes, the payload ends after 3'],
    [[{ skip: 3 }], '0001', 'byte 0: skip takes 3 bytes, the payload ends after 2'],
  ])('%j: %s', (steps, hex, told) => {
    expect(decode(steps, hex)).toEqual({ errors: [told] });
  });

  it('keeps no more than 500 points', () => {
    const steps = [{ repeat: 'rest', fields: [{ point: '1', fields: ['a: u8'] }] }];
    expect(decode(steps, '00'.repeat(500)).points).toHaveLength(500);
    expect(decode(steps, '00'.repeat(501)).errors).toEqual(['more than 500 points in one payload']);
  });
});
