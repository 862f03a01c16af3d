import fc from 'fast-check';

/** Pieces of programs as an attacker, or a tired author, puts them together. All of them are texts. */
type Text = fc.Arbitrary<string>;

const NAMES = ['payload', 'metadata', 'a', 'b', 'c', 'globalThis', 'this', 'arguments', 'undefined'];
const ROOMS = [
  'Object',
  'Array',
  'String',
  'Number',
  'JSON',
  'Math',
  'Reflect',
  'Symbol',
  'Promise',
  'Date',
  'RegExp',
  'Map',
];
const MEMBERS = [
  ...[
    'length',
    'prototype',
    'constructor',
    '__proto__',
    'name',
    'message',
    'stack',
    'then',
    'toJSON',
    'toString',
    'valueOf',
  ],
  ...[
    'push',
    'pop',
    'map',
    'sort',
    'reverse',
    'fill',
    'concat',
    'join',
    'slice',
    'splice',
    'indexOf',
    'reduce',
    'flat',
    'at',
  ],
  ...[
    'call',
    'apply',
    'bind',
    'keys',
    'entries',
    'assign',
    'freeze',
    'defineProperty',
    'setPrototypeOf',
    'ownKeys',
    'from',
  ],
  ...[
    'parse',
    'stringify',
    'replace',
    'split',
    'repeat',
    'padStart',
    'normalize',
    'fromCharCode',
    'charCodeAt',
    'match',
  ],
  ...['buffer', 'byteLength', 'resize', 'set', 'subarray', 'values', 'get', 'has', 'resolve', 'all', 'random', 'now'],
];
const NUMBERS = [
  '0',
  '1',
  '-1',
  '7',
  '255',
  '0.5',
  '1e3',
  '65536',
  '2**31',
  '2**32-1',
  '2**53',
  'NaN',
  'Infinity',
  '-0',
  '3n',
];
const TEXTS = [
  "''",
  "'a'",
  "'__proto__'",
  "'\\ud800'",
  "'x'.repeat(999)",
  '`x`',
  "'[1,{}]'",
  "'while(1);'",
  "'length'",
];
const BUILT = [
  'Array',
  'Uint8Array',
  'Float64Array',
  'ArrayBuffer',
  'Map',
  'Set',
  'WeakMap',
  'Error',
  'Date',
  'RegExp',
  'Proxy',
  'Promise',
  'Function',
  'DataView',
  'String',
  'Object',
];
const BINARY = [
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '<<',
  '>>>',
  '&',
  '|',
  '^',
  '<',
  '>=',
  '==',
  '===',
  'in',
  'instanceof',
  '&&',
  '||',
  '??',
  ',',
];
const UNARY = ['-', '+', '!', '~', 'typeof ', 'void ', 'delete ', '...'];
const PATTERNS = ['/a+/g', '/(a|b)*c/', '/^(?:\\w+\\s?)+$/', '/(?<x>.)/u', '/[^]/y', '/\\p{L}/u'];
const ASSIGNED = ['=', '+=', '??=', '**='];

const one = (...texts: string[]): Text => fc.constantFrom(...texts);
const name = one('a', 'b', 'c');

/** Joins parts: `put('if (', x, ') ', y)`. */
function put(...parts: (string | Text)[]): Text {
  return fc
    .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
    .map((all) => all.join(''));
}

const list = (item: Text, between: string, most: number): Text =>
  fc.array(item, { maxLength: most }).map((items) => items.join(between));

const { statement, expression } = fc.letrec<{ expression: string; statement: string; key: string; body: string }>(
  (tie) => {
    const [x, s, key, body] = [tie('expression'), tie('statement'), tie('key'), tie('body')];
    const depth = fc.createDepthIdentifier();
    return {
      key: fc.oneof(
        one(...MEMBERS.map((member) => `${member}`)),
        put('[', x, ']'),
        one("'__proto__'", '[Symbol.iterator]', '[Symbol.toPrimitive]', '[Symbol.species]', '0'),
      ),
      body: list(s, ' ', 3),
      expression: fc.oneof(
        { depthSize: 'small', depthIdentifier: depth, maxDepth: 6, withCrossShrink: true },
        one(...NAMES, ...ROOMS, ...NUMBERS, ...TEXTS, ...PATTERNS, 'null', 'true'),
        put('(', x, ' ', one(...BINARY), ' ', x, ')'),
        put('(', one(...UNARY.slice(0, -1)), x, ')'),
        put('(', x, ').', one(...MEMBERS)),
        put('(', x, ').', one(...MEMBERS), '(', list(x, ', ', 3), ')'),
        put(one(...ROOMS), '.', one(...MEMBERS), '(', list(x, ', ', 3), ')'),
        put('(', x, ')?.[', x, ']'),
        put('[', list(fc.oneof(x, put('...', x)), ', ', 4), ']'),
        put(
          '({',
          list(fc.oneof(put(key, ': ', x), put('get ', key, '() { return ', x, '; }'), put('...', x)), ', ', 4),
          '})',
        ),
        put('new ', one(...BUILT), '(', list(x, ', ', 2), ')'),
        put('new Proxy({}, { ', one('get', 'ownKeys', 'has', 'getPrototypeOf', 'set'), ': () => ', x, ' })'),
        put('((a, b = ', x, ') => ', x, ')'),
        put('(function (a) { ', body, ' return ', x, '; })(', x, ')'),
        put('(function* () { ', body, ' yield ', x, '; })()'),
        put('(async () => { ', body, ' })()'),
        put('(', x, ' ? ', x, ' : ', x, ')'),
        put('(', name, ' ', one(...ASSIGNED), ' ', x, ')'),
        put('`', fc.constant('${'), x, '}`'),
      ),
      statement: fc.oneof(
        { depthSize: 'small', depthIdentifier: depth, maxDepth: 5, withCrossShrink: true },
        put('var ', name, ' = ', x, ';'),
        put(name, ' = ', x, ';'),
        put(x, ';'),
        put('(', x, ').', one(...MEMBERS), ' = ', x, ';'),
        put('if (', x, ') { ', body, ' } else { ', body, ' }'),
        put('for (let i = 0; i < 20; i++) { ', body, ' }'),
        put('for (const i of ', x, ') { ', body, ' break; }'),
        put('for (const i in ', x, ') { ', body, ' }'),
        put('try { ', body, ' } catch (e) { ', body, ' }'),
        put('try { ', body, ' } finally { ', body, ' }'),
        put('switch (', x, ') { case ', x, ': ', body, ' default: ', body, ' }'),
        put('{ const [p, ...q] = ', x, '; ', body, ' }'),
        put('{ const { length, ...rest } = ', x, '; ', body, ' }'),
        put('class C extends ', one(...BUILT), ' { static x = ', x, '; [', x, ']() { ', body, ' } }'),
        put('function ', name, '(n) { ', body, ' }'),
        put('throw ', x, ';'),
        put('return ', x, ';'),
        put('console.log(', x, ');'),
      ),
    };
  },
);

/** Most statements of a grammar throw; in a try the ones after them get their turn. */
const line = fc.oneof(
  { weight: 30, arbitrary: put('try { ', statement, ' } catch (e) { a = e; }') },
  { weight: 10, arbitrary: statement },
  { weight: 1, arbitrary: put('while (1) { ', statement, ' }') },
);

/** The body of a converter. */
export const program: Text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 6 }), expression)
  .map(([lines, result]) => [...lines, `return ${result};`].join('\n'));

/** Any expression of the grammar. */
export const anyExpression: Text = expression;
