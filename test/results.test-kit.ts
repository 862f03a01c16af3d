import fc from 'fast-check';

type Text = fc.Arbitrary<string>;

/** Helpers that stand before each script. */
const MAKERS = `
function cyclic(o) { o.self = [o]; return o; }
function deep(n, o) { for (let i = 0; i < n; i++) o = i % 2 ? [o] : { o: o }; return o; }
function many(n) { const o = {}; for (let i = 0; i < n; i++) o['k' + i] = i; return o; }
function revoked() { const p = Proxy.revocable({}, {}); p.revoke(); return p.proxy; }
function own(key, value) { return Object.defineProperty({}, key, { value: value, enumerable: true }); }
`;

const LEAVES = [
  ...[
    'null',
    'undefined',
    'true',
    '0',
    '-0',
    'NaN',
    '-Infinity',
    '1e308',
    '5e-324',
    '2 ** 53 + 2',
    '1n',
    '-(2n ** 70n)',
  ],
  ...[
    "''",
    "'\\ud800'",
    "'a\\udc00b'",
    "'\\ud83d\\ude00'",
    "'\\u0000\\u001e\\u2028'",
    "'__proto__'",
    "'\\\\ud800'",
    "'x'.repeat(999)",
  ],
  ...['Symbol()', '() => 1', 'class {}', 'new Date(NaN)', 'new Date(0)', '/x/', 'new Map([[1, 2]])', 'new Error("e")'],
  ...[
    'new Uint8Array(3)',
    'new ArrayBuffer(3)',
    'Promise.resolve(1)',
    'revoked()',
    'cyclic({})',
    'cyclic([])',
    'Object(1n)',
  ],
  ...[
    'globalThis',
    'arguments',
    'payload',
    'Object.prototype',
    'JSON',
    'new Proxy([], {})',
    'new Proxy({}, { get: () => 1 })',
  ],
  ...[
    '[, , 1]',
    'Object.create(null)',
    'new String("s")',
    'new (class extends Array {})(3)',
    "Array(9).fill('\\udead')",
  ],
];

/** Those that cost time: now and then is enough. */
const HEAVY = [
  ...[
    'many(5000)',
    'many(5001)',
    'many(20000)',
    'deep(31, 1)',
    'deep(32, 1)',
    'deep(33, {})',
    'deep(2000, 1)',
    'deep(20000, 1)',
  ],
  ...[
    "'x'.repeat(262100)",
    "'x'.repeat(262143)",
    "'ж'.repeat(131070)",
    "'\\ud800'.repeat(50000)",
    "'\\u0001'.repeat(50000)",
    'Array(1e6)',
  ],
  ...[
    'new Uint8Array(1e5)',
    'new Proxy({}, { ownKeys: () => ({ length: 2 ** 29 + 1 }) })',
    "new Proxy([], { get: (t, k) => (k === 'length' ? 9e4 : 0) })",
  ],
];

const KEYS = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toJSON',
    'then',
    'toString',
    'valueOf',
    'length',
    'hasOwnProperty',
    'polluted',
    '',
  ],
  ...[
    'deviceName',
    'deviceType',
    'assetName',
    'name',
    'type',
    'label',
    'group',
    'telemetry',
    'attributes',
    'ts',
    'values',
    'data',
  ],
  ...[
    'errors',
    'warnings',
    'normalized',
    'contentType',
    'metadata',
    'bytes',
    'fPort',
    '\\ud800',
    'a b',
    '0',
    '-1',
    '4294967295',
  ],
];

const BEFORE = [
  '',
  '',
  '',
  'JSON.stringify = JSON.parse = () => \'{"evil":1}\';',
  'globalThis.JSON = null;',
  'Object.prototype.toJSON = function () { return { __proto__: { polluted: 1 }, evil: this === globalThis }; };',
  'Array.prototype.toJSON = String.prototype.toJSON = Number.prototype.toJSON = () => Symbol();',
  'Object.prototype.polluted = 1; Array.prototype.polluted = 1;',
  "Object.defineProperty(Object.prototype, 'telemetry', { get() { return [this]; }, set() { throw 1; }, enumerable: true });",
  'BigInt.prototype.toJSON = Symbol.prototype.toJSON = function () { return [this.toString(), 1n]; };',
  'Object.defineProperty(Array.prototype, 0, { get() { throw 2; }, configurable: true });',
];

const one = (texts: readonly string[]): Text => fc.constantFrom(...texts);

function put(...parts: (string | Text)[]): Text {
  return fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''));
}

const key = put(
  "'",
  fc.oneof({ weight: 30, arbitrary: one(KEYS) }, { weight: 1, arbitrary: one(['k'.repeat(256), 'k'.repeat(257)]) }),
  "'",
);

const { value } = fc.letrec<{ value: string }>((tie) => {
  const v = tie('value');
  const pairs = fc.array(fc.tuple(key, v), { maxLength: 5 });
  const objectOf = (pair: (k: string, inner: string) => string): Text =>
    pairs.map((all) => `({ ${all.map(([k, inner]) => pair(k, inner)).join(', ')} })`);
  return {
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 5, withCrossShrink: true },
      { weight: 20, arbitrary: one(LEAVES) },
      { weight: 1, arbitrary: one(HEAVY) },
      { weight: 6, arbitrary: objectOf((k, inner) => `[${k}]: ${inner}`) },
      { weight: 3, arbitrary: objectOf((k, inner) => `get [${k}]() { return ${inner}; }`) },
      { weight: 3, arbitrary: fc.array(v, { maxLength: 4 }).map((items) => `[${items.join(', ')}]`) },
      { weight: 2, arbitrary: put('own(', key, ', ', v, ')') },
      { weight: 2, arbitrary: put('({ toJSON: (k) => ', v, ' })') },
      { weight: 2, arbitrary: put('new Proxy(Object(', v, '), {})') },
      { weight: 1, arbitrary: put('new Proxy({ a: 1 }, { get: (t, k) => (k === "then" ? undefined : ', v, ') })') },
      { weight: 1, arbitrary: put('({ __proto__: ', v, ', own: 1 })') },
      { weight: 1, arbitrary: put('cyclic(Object(', v, '))') },
      {
        weight: 1,
        arbitrary: put(
          `JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}', (k, x) => (k === "polluted" ? `,
          v,
          ' : x))',
        ),
      },
    ),
  };
});

/** What a converter may return: alone, or where a contract reads on. */
const result: Text = fc.oneof(
  value,
  one(['Promise.resolve(1)', 'Promise.reject(1)', '(async () => ({}))()', '({ then: (f) => f({}) })']),
  put('({ deviceName: "d", telemetry: ', value, ', attributes: ', value, ' })'),
  put('({ deviceName: "d", telemetry: [{ ts: ', value, ', values: ({ a: ', value, ' }) }] })'),
  put('[({ deviceName: ', value, ', deviceType: ', value, ' }), ', value, ']'),
  put('({ data: ', value, ', warnings: ', value, ', errors: ', one(['[]', 'undefined', '[1n]', '[{}]']), ' })'),
  put('({ contentType: ', one(['"JSON"', '"TEXT"', '"BINARY"', '1']), ', data: ', value, ', metadata: ', value, ' })'),
);

/** The body of a converter that returns something hostile. */
export const hostileResult: Text = fc
  .tuple(one(BEFORE), result)
  .map(([before, text]) => `${MAKERS}${before}\nreturn ${text};`);
