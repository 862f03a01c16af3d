import { expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

it('runs everything unless told otherwise', () => {
  expect(readArguments([])).toEqual({
    sections: ['sandbox', 'tbel', 'codecs', 'cold', 'platform', 'downlink'],
    rounds: 24,
  });
  expect(readArguments(['platform', 'sandbox', '--json', 'a.json', '--corpus', 'lib', '--rounds', '5'])).toEqual({
    sections: ['sandbox', 'platform'],
    rounds: 5,
    json: 'a.json',
    corpus: 'lib',
  });
});

it.each([[['sandbag']], [['--fast']], [['--rounds', '0']], [['--rounds', 'many']], [['--json']]])(
  'refuses %j',
  (words) => {
    expect(() => readArguments(words)).toThrow();
  },
);
