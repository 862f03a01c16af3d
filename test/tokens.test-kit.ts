import fc from 'fast-check';

/** Good enough to take a script apart and put it together again: words, numbers, texts, space, single signs. */
const TOKEN = /\s+|[\w$]+|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|[<>=!&|+*-]{1,3}|./gs;

const HOSTILE = [
  ...[
    'while(1);',
    'null',
    'undefined',
    '-1',
    '2 ** 53',
    '1e9',
    '0n',
    'NaN',
    '[]',
    '{}',
    '(',
    ')',
    '{',
    '}',
    ',',
    '.',
    ';',
    '=>',
  ],
  ...[
    'throw',
    'return',
    'async',
    'await',
    'new',
    'delete',
    'typeof',
    '...',
    '`',
    "'",
    '/',
    '//',
    '/*',
    '\\',
    '#x',
    '@',
    '\u2028',
  ],
  ...[
    'this',
    'globalThis',
    'payload',
    'metadata',
    'arguments',
    '__proto__',
    'constructor',
    'prototype',
    'eval',
    'Function',
    'Promise',
  ],
  ...[
    '.repeat(1e9)',
    '.length = 0',
    ' = ',
    '?.',
    '[Symbol.iterator]',
    'new Proxy({}, {})',
    'JSON',
    '<!--',
    '\ufeff',
    '\ud800',
  ],
];

interface Change {
  at: number;
  how: 'drop' | 'twice' | 'swap' | 'replace' | 'insert';
  by: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 0.999_999, noNaN: true }),
  how: fc.constantFrom('drop', 'twice', 'swap', 'replace', 'insert'),
  by: fc.constantFrom(...HOSTILE),
});

/** A script with one to six of its tokens dropped, doubled, swapped or replaced. */
export function mutated(script: string): fc.Arbitrary<string> {
  const tokens = script.match(TOKEN) ?? [];
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const changed = [...tokens];
    for (const one of changes) apply(changed, one);
    return changed.join('');
  });
}

function apply(tokens: string[], { at, how, by }: Change): void {
  const i = Math.floor(at * tokens.length);
  const here = tokens[i] ?? '';
  const next = tokens[i + 1] ?? '';
  const instead = { drop: [], twice: [here, here], swap: [next, here], replace: [by], insert: [here, by] }[how];
  tokens.splice(i, how === 'swap' ? 2 : 1, ...instead);
}
