import { beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../lib/model/json.ts';
import { failureOf, openTbel } from './tbel.test-kit.ts';

let tbel: Awaited<ReturnType<typeof openTbel>>;

beforeAll(async () => {
  tbel = await openTbel();
});

describe('payload', () => {
  it('is a list of signed bytes, whatever was sent', () => {
    expect(tbel.uplink('return payload;', 'aé')).toEqual([97, -61, -87]);
    expect(tbel.uplink('return payload;', Uint8Array.of(255, 0, 128))).toEqual([-1, 0, -128]);
    expect(
      tbel.uplink('return [payload[0] & 0xff, payload instanceof java.util.List, payload.size()];', Uint8Array.of(200)),
    ).toEqual([200, true, 1]);
    expect(tbel.uplink('return payload;', '')).toEqual([]);
  });

  const sent: [string, string | Uint8Array][] = [
    ['nothing', ''],
    ['ASCII', 'a\u007f\n'],
    ['a byte order mark', '\ufeffa'],
    ['all planes', 'é€😀'],
    ['bytes that are no text', Uint8Array.of(0x61, 0xff, 0xe2, 0x82, 0x62)],
    ['more than a call takes at once', 'x'.repeat(20_000)],
    ['the same, not ASCII', `${'x'.repeat(9_000)}é`],
  ];
  it.each(sent)('is one text however a script asks for it: %s', (_case, payload) => {
    const expected = typeof payload === 'string' ? payload : new TextDecoder().decode(payload);
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
    const whole = 'decodeToString(payload)';
    expect(tbel.uplink(`return ${whole};`, payload)).toBe(expected);
    expect(tbel.uplink(`return [payload.size(), ${whole}];`, payload)).toEqual([bytes.length, expected]);
    expect(tbel.uplink('return [bytesToString(payload), payload.size()];', payload)).toEqual([expected, bytes.length]);
    expect(tbel.uplink(`payload = stringToBytes("é"); return ${whole};`, payload)).toBe('é');
    expect(tbel.uplink(`var payload = stringToBytes("é"); return ${whole};`, payload)).toBe('é');
    expect(tbel.uplink(`if (true) { var payload = [72]; return ${whole}; } return "";`, payload)).toBe('H');
    expect(tbel.uplink(`function g() { return ${whole}; } return g();`, payload)).toBe(expected);
    expect(tbel.uplink(`function f(payload) { return ${whole}; } return f([49, 50]) + payload.size();`, payload)).toBe(
      `12${bytes.length}`,
    );
  });

  it('is parsed anew by each decodeToJson', () => {
    const script = 'var a = decodeToJson(payload); var b = decodeToJson(payload); a.x = 2; return [a.x, b.x];';
    expect(tbel.uplink(script, '{"x":1}')).toEqual([2, 1]);
    expect(tbel.uplink('function f() { return decodeToJson(payload); } return f().x;', '{"x":1}')).toBe(1);
    expect(tbel.uplink(`${script} payload.size();`, '{"x":1}')).toEqual([2, 1]);
    expect(tbel.uplink('payload = "{\\"x\\":3}"; return decodeToJson(payload).x;', '{"x":1}')).toBe(3);
  });

  it.each<[string, string, string, Json]>([
    ['whole doubles', '{"a":5.0}', '"" + d.a / 2', '2.5'],
    ['whole doubles as text', '{"a":5.0,"b":1e3,"c":-0}', '"" + d', '{a=5.0, b=1000.0, c=0}'],
    ['integers', '{"a":5}', '"" + d.a', '5'],
    ['nulls in maps', '{"a":null,"b":[null,{"c":null}]}', '[d.size(), d.b]', [1, [null, {}]]],
    ['keys of digits in order', '{"b":1,"1":2,"a":3}', '"" + d', '{b=1, 1=2, a=3}'],
    ['long digits', '{"a":9007199254740993}', '"" + d.a', '9007199254740993'],
    ['escapes', '{"a\\u0001":"\\u0002é\\n"}', 'd.keys[0] + d["a\\u0001"]', 'a\u0001\u0002é\n'],
    ['text that looks lossy', '{"a":"x: 5.0, null"}', 'd.a', 'x: 5.0, null'],
    ['a list', ' [1, 2.0]', '"" + d', '[1, 2.0]'],
  ])('keeps what native JSON would lose: %s', (_case, payload, expression, expected) => {
    expect(tbel.uplink(`var d = decodeToJson(payload); return ${expression};`, payload)).toEqual(expected);
    expect(
      tbel.uplink(`var n = payload.size(); var d = decodeToJson(payload); return ${expression};`, payload),
    ).toEqual(expected);
  });

  it.each(['', 'x', '{', '{"a":1}}', '[1,]', "{'a':1}", '{"a":01}', '\u0000'])(
    'refuses what is not JSON: %s',
    (payload) => {
      expect(failureOf(() => tbel.uplink('var d = decodeToJson(payload); return 1;', payload)).message).toContain(
        'this is not JSON',
      );
    },
  );
});

describe('results', () => {
  it('are written as Jackson does it', () => {
    expect(tbel.uplink('return [1/0, 0.0/0.0, 5.0, 7L, "a".charAt(0), new int[2], base64ToBytes("/w==")];')).toEqual([
      'Infinity',
      'NaN',
      5,
      7,
      'a',
      [0, 0],
      [-1],
    ]);
    expect(tbel.uplink('var m = {}; m[1] = 2; m[true] = "x"; m["3"] = null; return {a: m, b: null};')).toEqual({
      a: { 1: 2, true: 'x' },
    });
    expect(tbel.uplink('return;')).toBeNull();
  });

  it('cannot have a null key', () => {
    expect(failureOf(() => tbel.uplink('return {a: false ? 1 : 2};')).message).toContain('Null key');
    expect(tbel.uplink('return {a: true ? "trigger" : "idle"};')).toEqual({ trigger: 'idle' });
  });

  it('come from the last statement when nothing is returned', () => {
    expect(tbel.uplink('var a = 5; if (a > 3) { a + 1 } else { 0 }')).toBe(6);
    expect(failureOf(() => tbel.uplink('f(1); function f(a) { return a; }')).message).toContain('without a value');
  });
});

describe('failures', () => {
  it('name the line of the script', () => {
    const script =
      'var a = 1;\nvar m = {\n  x: 1,\n  y: f(null)\n};\n\nfunction f(q) {\n  var z = 1;\n  return q.length;\n}\nreturn m;';
    const failure = failureOf(() => tbel.uplink(script));
    expect([failure.code, failure.message, failure.detail.line]).toEqual([
      'runtime',
      'null pointer: length of null',
      9,
    ]);
    expect(failureOf(() => tbel.uplink('var a = 1;\nif (a) {\n a = 2; }')).detail.line).toBe(2);
    expect(failureOf(() => tbel.uplink('var a = 1;\n\nraiseError("no " + a);'))).toMatchObject({
      code: 'runtime',
      message: 'no 1',
      detail: { line: 3 },
    });
    expect(
      failureOf(() => tbel.uplink('var a = 1;\nif (a == 2) { 1 }\nelse if (a == 1) { missing(2); }')).detail.line,
    ).toBe(3);
  });

  it('stay within the limits of the sandbox', () => {
    expect(failureOf(() => tbel.uplink('while (true) { }')).code).toBe('timeout');
    expect(failureOf(() => tbel.uplink('function f(n) { return f(n + 1) + 1; } return f(0);')).code).toBe('stack');
    expect(
      failureOf(() => tbel.uplink('var l = []; while (true) { l.add("xxxxxxxxxxxxxxxx" + l.size()); }')).code,
    ).toMatch(/memory|timeout/);
  });

  it('leave nothing behind for the next message', () => {
    const script =
      'var n = isdef x ? 1 : 0; total = 1; if (payload.size() == 1) { return [total, seen]; } seen = 5; return seen;';
    expect(tbel.uplink(script, 'ab')).toBe(5);
    expect(failureOf(() => tbel.uplink(script, 'a')).message).toContain('identifier: seen');
  });
});

it('accepts what known scripts contain where it never runs', () => {
  const script =
    'function f(a, b) { if (a) { g({b, a}); a,push(b); noSuch.thing(1); return a.?x; } return b; } return f(false, 2);';
  expect(tbel.uplink(script)).toBe(2);
  expect(failureOf(() => tbel.uplink('var a = 1; return {a};')).message).toContain('A map needs "key: value"');
  expect(failureOf(() => tbel.uplink('var l = []; l,push(1);')).message).toContain('means nothing');
});

describe('downlinks', () => {
  it('get msg, metadata, msgType and integrationMetadata', () => {
    const script =
      'return {t: msgType, v: msg.a.b, p: parseInt(metadata.cs_fPort), s: integrationMetadata.site, n: msg.containsKey("gone")};';
    expect(tbel.downlink(script, { a: { b: [1, null] }, gone: null }, { cs_fPort: '85' })).toEqual({
      ...{ t: 'ATTRIBUTES_UPDATED', v: [1, null], p: 85, s: 'north', n: false },
    });
  });
});

describe('scope', () => {
  it.each<[string, string, Json]>([
    ['a built-in comes before a function of its name', 'function btoa(x) { return 1; } return btoa("a");', 'YQ=='],
    ['the first of two functions counts', 'function f() { return 1; } function f() { return 2; } return f();', 1],
    [
      'a local named like an earlier global is the global',
      'var d = 1; function f() { var d = 5; return d; } f(); return d;',
      5,
    ],
    [
      'a local named like a later global is its own',
      'function f() { var d = 5; return d; } var d = 1; f(); return d;',
      1,
    ],
    ['a function reads a global without var', 't = 7; function f() { return t; } return f();', 7],
    [
      'a function may assign what it read before',
      't = 7; function f() { t = t + 1; return t; } return [f(), t];',
      [8, 7],
    ],
    [
      'loop heads have their own variables',
      'function f() { var i = 9; for (var i = 0; i < 3; i++) { } return i; } return f();',
      9,
    ],
    ['recursion has its own locals', 'function f(n) { var m = n; if (n > 0) { f(n - 1); } return m; } return f(3);', 3],
    [
      'names of JavaScript are names like others',
      'var class = 1; var await = 2; var eval = 3; function delete(x) { return x; } return class + await + eval + delete(4);',
      10,
    ],
    [
      'names of the runtime too',
      'var add = 1; var idx = 2; var t1 = 3; function result(run) { return run; } return add + idx + t1 + result(4);',
      10,
    ],
  ])('%s', (_case, script, expected) => {
    expect(tbel.uplink(script)).toEqual(expected);
  });
});

it.each<[string, Json]>([
  [
    '[String.fromCharCode(72, 105), "" + Character.forDigit(11, 16), null ?? 5, false ?? 5, null or 6]',
    ['Hi', 'b', 5, false, 6],
  ],
  [
    'String.format("%5.1f|%-6s|%06.2f|%+d|%,d|%08X|%b|%n", 2.25, "ab", -1.005, 5, 1234567, 255, null)',
    '  2.3|ab    |-01.01|+5|1,234,567|000000FF|false|\n',
  ],
  ['toFixed(1.005, 2) + "," + toFixed(-0.5, 0) + "," + toFixed(1234.5678, 1)', '1.01,-1.0,1234.6'],
  ['"" + [1.0E-4, 123456789.0, 0.1f, 5L, (byte) 200, null, true]', '[1.0E-4, 1.23456789E8, 0.1, 5, -56, null, true]'],
  ['var m = {b: 2, a: 1}; m.sortByKey(); m.putIfAbsent("c", 3); m.remove("b"); return "" + m;', '{a=1, c=3}'],
  ['var l = [3, 1, 2]; l.sort(false); l.push(0); l.splice(1, 1); return l.join("-") + l.slice(-2).length;', '3-1-02'],
  ['"2023-05".replaceFirst("(\\\\d+)-(\\\\d+)", "$2/$1") + "a.b.c".split("\\\\.").length', '05/20233'],
  [
    'new Date("2024-02-29T12:00:00.5+02:00").toISOString() + new Date(2024, 2, 29).getDay()',
    '2024-02-29T10:00:00.500Z4',
  ],
  [
    'Long.MAX_VALUE + "," + (9223372036854775807L + 1L) + "," + (1 << 31) + "," + (1L << 40) + "," + (-1L >>> 60)',
    '9223372036854775807,-9223372036854775808,-2147483648,1099511627776,15',
  ],
  ['toFlatMap({a: {b: [1, {c: 2}]}, x: 1}, ["x"])', { 'a.b.0': 1, 'a.b.1.c': 2 }],
  [
    '[intToHex(-1), intToHex(2748), longToHex(255L), bytesToHex([1, 255]), hexToBase64("00FF"), parseHexToFloat("3F800000")]',
    ['FFFF', '0ABC', 'FF', '01FF', 'AP8=', 1],
  ],
  [
    'var s = newSet(); s.add(1); s.add(1); s.add(1L); return [s.size(), s contains 1, isSet(s), toSet([1, 1]).size()];',
    [2, true, true, 1],
  ],
  ['var m = {}; [m.?a.b.c(), m.?a[0], ({a: {b: 1}}).?a.b]', [null, null, 1]],
])('computes %s', (script, expected) => {
  expect(tbel.uplink(script)).toEqual(expected);
});
