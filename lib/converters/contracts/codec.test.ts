import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { type Engine, openEngine } from '../engine.ts';
import { makeVersion } from '../version.ts';
import { downlinksOf, resultOf } from './result.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const NOW = 1_748_779_200_500;
const TIME = NOW - 500;

interface Given {
  bytes?: number[];
  fPort?: number;
  form?: JsonObject;
  metadata?: JsonObject;
  variables?: Record<string, string>;
}

const codec = (script: string, form: JsonObject = {}, kind: 'uplink' | 'downlink' = 'uplink') =>
  makeVersion({ kind, contract: 'codec', language: 'js', script, form });

function decode(script: string, { bytes = [1, 200], fPort = 2, form, metadata, variables = {} }: Given = {}) {
  const version = codec(script, form);
  const payload = Uint8Array.from(bytes);
  const message = { payload, payloadKind: 'binary' as const, metadata: { eui: 'e1', ...metadata } };
  const input = { ...message, fPort, time: TIME, variables, now: NOW };
  const { output, logs } = engine.runUplink(version, input);
  return { ...resultOf(version, output, input), said: output, logs };
}

const values = (script: string, given: Given = {}) => decode(script, given).readings[0]?.points[0]?.values;

describe('flavours', () => {
  it('runs TS013 with bytes, fPort, recvTime and variables', () => {
    const script = `function decodeUplink(input) {
      return { data: { sum: input.bytes[0] + input.bytes[1], plain: Array.isArray(input.bytes), port: input.fPort,
        time: input.recvTime.getTime(), offset: input.variables.offset } };
    }`;
    const { readings, warnings } = decode(script, { variables: { offset: '5' } });
    expect(readings).toEqual([
      {
        entity: { kind: 'device', name: 'Device e1', profile: 'default' },
        points: [{ ts: TIME, values: { sum: 201, plain: true, port: 2, time: TIME, offset: '5' } }],
        attributes: {},
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('runs legacy decoders with their own order of arguments', () => {
    expect(values('function Decoder(bytes, port) { return { b: bytes[1], port: port }; }')).toEqual({
      b: 200,
      port: 2,
    });
    const decodeV3 =
      'function Decode(fPort, bytes, variables) { return { b: bytes[1], port: fPort, v: variables.v }; }';
    expect(values(decodeV3, { variables: { v: 'x' } })).toEqual({ b: 200, port: 2, v: 'x' });
  });

  it('prefers decodeUplink over Decoder over Decode, however they are defined', () => {
    const all = 'function Decode() { return {by: 3}; }\nvar Decoder = function () { return {by: 2}; };\n';
    expect(values(all)).toEqual({ by: 2 });
    expect(values(`${all}const decodeUplink = () => ({ data: { by: 1 } }) // the end`)).toEqual({ by: 1 });
    expect(values(`'use strict'\nlet decodeUplink = () => ({ data: { by: 1 } })`)).toEqual({ by: 1 });
  });

  it('refuses a script without any of them, and one that does not close', () => {
    const refused =
      (script: string, kind: 'uplink' | 'downlink' = 'uplink') =>
      () =>
        engine.check(codec(script, {}, kind));
    expect(refused('function decode() {}')).toThrow(/defines none of decodeUplink\(input\), Decoder/);
    expect(refused('function decodeUplink() {}', 'downlink')).toThrow(/defines none of encodeDownlink/);
    expect(refused('function decodeUplink() {')).toThrow(expect.objectContaining({ code: 'compile' }));
    expect(refused('function decodeUplink() {}\n/* ')).toThrow(expect.objectContaining({ code: 'compile' }));
    expect(refused('var a = 1;\nvar b = ;')).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ line: 2 }) }),
    );
  });

  it('places a failure in the lines of the script, also below the Buffer shim', () => {
    const script = 'function decodeUplink(input) {\n  return { data: { n: input.none.x } };\n}';
    for (const text of [script, `${script}\n// Buffer`]) {
      expect(() => decode(text)).toThrow(
        expect.objectContaining({ code: 'runtime', detail: expect.objectContaining({ line: 2 }) }),
      );
    }
  });
});

describe('Buffer', () => {
  it('is there only for scripts that name it', () => {
    expect(values("function Decoder(b) { return { there: typeof this['Buf' + 'fer'] }; }")).toEqual({
      there: 'undefined',
    });
  });

  it.each<[string, number[], Json]>([
    ['b.readInt16BE(0)', [0xff, 0xfe], -2],
    ['b.readUInt16LE(1)', [0, 1, 2], 513],
    ['b.readUint8(1)', [0, 200], 200],
    ['b.readInt8(0)', [0x80], -128],
    ['b.readUInt32BE()', [255, 255, 255, 255], 4294967295],
    ['b.readIntBE(0, 3)', [255, 255, 255], -1],
    ['b.readUIntLE(0, 3)', [1, 0, 1], 65537],
    ['b.readFloatLE(0)', [0, 0, 32, 65], 10],
    ['b.slice(1).readFloatBE(0)', [9, 65, 32, 0, 0], 10],
    ['b.toString("hex")', [1, 171], '01ab'],
    ['b.toString()', [0xc3, 0xa9], 'é'],
    ['b.subarray(1, 3).toString("ascii")', [0, 65, 66, 67], 'AB'],
    ['Buffer.from("01abzz", "hex").toString("base64")', [], 'Aas='],
    ['Buffer.from("Aas", "base64")[1]', [], 171],
    ['Buffer.concat([b, Buffer.from("é")]).length', [1], 3],
    ['Buffer.isBuffer(b) && !Buffer.isBuffer([]) && b instanceof Uint8Array', [1], true],
    [
      '(function (x) { x.writeInt16BE(-2, 0); x.writeUInt8(7, 2); return Array.from(x); })(Buffer.alloc(3))',
      [],
      [255, 254, 7],
    ],
    ['b.map(function (x) { return x + 1; }).toString("hex")', [1, 2], '0203'],
  ])('%s', (expression, bytes, expected) => {
    const script = `function Decoder(bytes) { var b = Buffer.from(bytes); return { v: ${expression} }; }`;
    expect(values(script, { bytes })).toEqual({ v: expected });
  });

  it('refuses to read behind the end', () => {
    expect(() => decode('function Decoder(b) { return { v: Buffer.from(b).readUInt16BE(1) }; }')).toThrow(/RangeError/);
  });
});

describe('errors and warnings', () => {
  it('quarantines what the codec calls an error, with the text and the log', () => {
    const script = "function decodeUplink() { return { data: { a: 1 }, errors: ['too short', 'bad type'] }; }";
    expect(() => decode(script)).toThrow(
      expect.objectContaining({ code: 'codec-error', message: 'too short; bad type' }),
    );
  });

  it('keeps warnings, drops empty lists', () => {
    const { warnings, readings } = decode(
      "function decodeUplink() { return { data: { a: 1 }, warnings: ['low battery', 5], errors: [] }; }",
    );
    expect([warnings, readings.length]).toEqual([['low battery', '5'], 1]);
    const many = decode('function decodeUplink() { return { data: {}, warnings: Array(90).fill("x".repeat(900)) }; }');
    expect([many.warnings.length, many.warnings[0]?.length]).toEqual([20, 500]);
  });
});

describe('what becomes what', () => {
  const script = 'function decodeUplink() { return { data: { t: 4.2, serial: "S1", none: null } }; }';

  it('makes data telemetry, listed keys of it attributes, and adds network keys', () => {
    const form = { name: 'Fridge $eui', dataAttributes: ['serial'], telemetry: ['rssi'], attributes: ['fPort'] };
    const { output } = decode(script, { form, metadata: { rssi: -70, fPort: 2 } });
    expect(output).toEqual({
      ...{ entityType: 'DEVICE', name: 'Fridge e1', profile: 'default' },
      telemetry: { ts: TIME, values: { t: 4.2, none: null, rssi: -70 } },
      attributes: { serial: 'S1', fPort: 2 },
    });
  });

  it('takes data with members named ts and values for data', () => {
    expect(values('function Decoder() { return { ts: 1, values: { a: 2 } }; }')).toEqual({ ts: 1, values: { a: 2 } });
  });

  it('makes a list one point', () => {
    const { readings } = decode('function decodeUplink() { return { data: [{ a: 1 }, { b: 2 }] }; }');
    expect(readings[0]?.points).toEqual([{ ts: TIME, values: { a: 1, b: 2 } }]);
  });

  it('takes nothing for nothing', () => {
    expect(decode('function decodeUplink() {}').readings).toEqual([]);
    expect(decode('function decodeUplink() { return {}; }').readings[0]?.points).toEqual([]);
  });

  it('stores the normalised data when the form says so, at their own times', () => {
    const normalize = `${script}
      function normalizeUplink(input) {
        return { data: [{ air: { temperature: input.data.t, location: 'indoor' } }, { time: '2025-06-01T11:59:00Z', battery: 3 }] };
      }`;
    expect(values(normalize)).toMatchObject({ t: 4.2 });
    expect(decode(normalize, { form: { normalized: true } }).readings[0]?.points).toEqual([
      { ts: TIME, values: { 'air.temperature': 4.2, 'air.location': 'indoor' } },
      { ts: Date.UTC(2025, 5, 1, 11, 59), values: { battery: 3 } },
    ]);
    expect(() => decode(script, { form: { normalized: true } })).toThrow(/normalized is missing/);
  });

  it.each<[string, string, string]>([
    ['a number', '5', ''],
    ['data that is text', '{ data: "x" }', 'data'],
    ['data with a text in it', '{ data: [{}, "x"] }', 'data[1]'],
  ])('refuses %s', (_what, result, field) => {
    const expected = field === '' ? {} : { detail: expect.objectContaining({ field }) };
    expect(() => decode(`function decodeUplink() { return ${result}; }`)).toThrow(
      expect.objectContaining({ code: 'bad-output', ...expected }),
    );
  });
});

it('gives every message the same answer, though the codec leaks globals', () => {
  const leaky = `var calls = 0; var seen = []; Array.prototype.leaked = 0; const table = { last: null };
    function decodeUplink(input) {
      calls++; seen.push(input.bytes[0]); count = typeof count === 'undefined' ? 1 : count + 1;
      Array.prototype.leaked++; var before = table.last; table.last = input.bytes[0];
      String.prototype.trim = function () { return 'patched' + calls; };
      return { data: { calls: calls, seen: seen.length, count: count, leaked: [].leaked, before: before, trimmed: ' '.trim() } };
    }`;
  const first = values(leaky);
  expect(first).toEqual({ calls: 1, seen: 1, count: 1, leaked: 1, trimmed: 'patched1' });
  for (let i = 0; i < 20; i++) expect(values(leaky, { bytes: [i] })).toEqual(first);
});

describe('downlinks', () => {
  const script = `function encodeDownlink(input) {
    return { bytes: [1, input.data.interval, Number(input.variables.mode)], fPort: input.fPort || 10, warnings: ['w'] };
  }`;
  const encode = (
    text: string,
    metadata: Record<string, string> = {},
    variables: Record<string, string> = { mode: '3' },
  ) => {
    const version = codec(text, {}, 'downlink');
    const input = {
      msg: { interval: 9 },
      metadata,
      msgType: 'ATTRIBUTES_UPDATED',
      integrationMetadata: {},
      variables,
      now: NOW,
    };
    return downlinksOf(version, engine.runDownlink(version, input).output, input);
  };

  it('become bytes with a port and the names of the device', () => {
    expect(encode(script, { cs_eui: 'E1', cs_deviceId: 'd1', confirmed: 'true' })).toEqual([
      {
        contentType: 'BINARY',
        data: 'AQkD',
        metadata: { DevEUI: 'E1', EUI: 'E1', devId: 'd1', fPort: 10, FPort: 10, port: 10, confirmed: 'true' },
      },
    ]);
    expect(encode(script, { fPort: '7' })[0]?.metadata).toEqual({ fPort: 7, FPort: 7, port: 7 });
  });

  it('come from legacy encoders too, and from typed arrays', () => {
    const bytes = (text: string) => encode(text, { fPort: '7' })[0]?.data;
    expect(bytes('function Encoder(object, port) { return [object.interval, port]; }')).toBe('CQc=');
    expect(
      bytes('function Encode(fPort, object, variables) { return [fPort, object.interval, +variables.mode]; }'),
    ).toBe('BwkD');
    expect(bytes('function encodeDownlink() { return { bytes: Uint8Array.of(1, 2) }; }')).toBe('AQI=');
  });

  it('are none without bytes, and failures with errors', () => {
    expect(encode('function encodeDownlink() { return { bytes: [] }; }')).toEqual([]);
    expect(encode('function encodeDownlink() {}')).toEqual([]);
    const refused = (result: string) => () => encode(`function encodeDownlink() { return ${result}; }`);
    expect(refused("{ errors: ['unknown command'] }")).toThrow(expect.objectContaining({ code: 'codec-error' }));
    expect(refused('{}')).toThrow(
      expect.objectContaining({ code: 'bad-output', detail: { field: 'bytes', fix: expect.any(String) } }),
    );
    expect(refused('{ bytes: [1, 256] }')).toThrow(expect.objectContaining({ code: 'bad-output' }));
  });
});
