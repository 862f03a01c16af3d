import { beforeAll, expect, it } from 'vitest';
import { seed, sized } from './size.test-kit.ts';
import { probing } from './tbel-probes.test-kit.ts';

let ask: Awaited<ReturnType<typeof probing>>;

beforeAll(async () => {
  ask = await probing();
});

/** Every type, and the borders of each. */
const VALUES = [
  ...['5', '-3', '0', '2147483647', '-2147483648', '5L', '3000000000', '9223372036854775807L', '2.5', '5.0', '-0.0'],
  ...['1.5f', '"5"', '"abc"', 'true', 'null', '[1, 2]', '{a: 1}', '"a".charAt(0)', 'base64ToBytes("Bf8=")[1]'],
];

const OPERATORS = [
  ...['+', '-', '*', '/', '%', '**', '<', '>', '<=', '>=', '==', '!='],
  ...['&', '|', '^', '<<', '>>', '>>>'],
];

const PAIRS = OPERATORS.flatMap((operator) =>
  VALUES.flatMap((left) => VALUES.map((right) => ({ operator, left, right }))),
);

/** Literals, as the compiler knows them; calls and containers are no literals. */
const LITERAL = /^(-?[\d.]+[Lf]?|"[^"]*")$/;

it('has the 7,200 pairs', () => {
  expect(PAIRS).toHaveLength(7_200);
});

/**
 * The compiler knows more of a literal than of a variable and makes other code of it; the value, its type and the error
 * must not show that. Inside functions no static type takes part.
 */
it('computes with literals as with variables', () => {
  const stride = sized(53, 1);
  for (let i = seed % stride; i < PAIRS.length; i += stride) {
    const { operator, left, right } = PAIRS[i] ?? { operator: '', left: '', right: '' };
    const expected = ask(`function f(a, b) { return a ${operator} b; } f(${left}, ${right})`);
    const forms = [`function f(x, y) { var a = x; var b = y; return a ${operator} b; } f(${left}, ${right})`];
    if (LITERAL.test(right)) forms.push(`function f(a) { return a ${operator} ${right}; } f(${left})`);
    if (LITERAL.test(left)) forms.push(`function f(b) { return ${left} ${operator} b; } f(${right})`);
    for (const form of forms) expect([form, ask(form)]).toEqual([form, expected]);
  }
}, 120_000);

it.each([
  ['function f(n) { var i = 0; i += n; return i; } f(0.5)', '0.5'],
  ['function f() { var i = 2147483647; i++; return i; } f()', '2147483648'],
  [
    'function f() { var i = 5; i -= 7; i--; return [i, i / 2, i * 3, i + "x", i << 1, i >>> 30]; } f()',
    '[-3,-1.5,-9,"-3x",-6,3]',
  ],
  [
    'function f(b) { var n = 0; for (var i = 0; i < b.length; i += 2) { n += b[i] & 0xff; } return n; } f([1, 2, 3])',
    '4',
  ],
  [
    'function f() { var m = {a: 1}; m.a = null; m.b = 0; m.length = 2; m.at = 3; return m; } f()',
    '{"b":0,"length":2,"at":3}',
  ],
  ['function f(x) { var m = {a: x, "b c": x, d: 1}; return m; } [f(null), f(5)]', '[{"d":1},{"a":5,"b c":5,"d":1}]'],
  [
    'var T = {"1": "a", "2": "b"}; var l = [{k: 1, v: [2, 3]}]; [T["" + 2], T["3"], l[0].v[1], l[0].k + l[0].v.size()]',
    '["b",null,3,3]',
  ],
  [
    'var T = {"1": "a"}; var m = {}; m[T["1"]] = T.containsKey("1"); m["7"] = 1; [m, m.keys]',
    '[{"7":1,"a":true},["a","7"]]',
  ],
])('keeps its head on short ways: %s', (script, json) => {
  expect(ask(script)).toMatchObject({ json });
});
