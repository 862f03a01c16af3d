import { parseArgs } from 'node:util';

export const SECTIONS = ['sandbox', 'tbel', 'codecs', 'cold', 'platform', 'downlink'] as const;
export type SectionName = (typeof SECTIONS)[number];

export interface BenchArguments {
  sections: SectionName[];
  /** File for the figures, as JSON. */
  json?: string;
  /** A converter library in ThingsBoard's layout. */
  corpus?: string;
  /** A document with the two marks of report/paste.ts: the figures go between them. */
  into?: string;
  rounds: number;
}

export const USAGE = `npm run bench -- [sandbox] [tbel] [codecs] [cold] [platform] [downlink] [--rounds 24] [--corpus <folder>] [--json <file>] [--into docs/benchmarks.md]`;

/** Throws a sentence when a word is not understood. */
export function readArguments(words: string[]): BenchArguments {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      json: { type: 'string' },
      corpus: { type: 'string' },
      into: { type: 'string' },
      rounds: { type: 'string', default: '24' },
    },
  });
  const unknown = positionals.find((word) => !isSection(word));
  if (unknown !== undefined) throw new Error(`There is no section "${unknown}". ${USAGE}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`--rounds is a whole number from 1 on. ${USAGE}`);
  const { json, corpus, into } = values;
  return {
    sections: positionals.length === 0 ? [...SECTIONS] : SECTIONS.filter((name) => positionals.includes(name)),
    rounds,
    ...(json === undefined ? {} : { json }),
    ...(corpus === undefined ? {} : { corpus }),
    ...(into === undefined ? {} : { into }),
  };
}

function isSection(word: string): word is SectionName {
  return SECTIONS.some((name) => name === word);
}
