import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { type Answer, agrees, type Probe, probing, readProbes } from './tbel-probes.test-kit.ts';

const probes = readProbes();
let answers: Map<Probe, Answer>;
let deviating: string[];

beforeAll(async () => {
  const ask = await probing();
  answers = new Map(probes.map((probe) => [probe, ask(probe.s)]));
  deviating = probes
    .filter((probe) => !agrees(probe, answers.get(probe) ?? { error: 'none' }))
    .map(({ s }) => shown(s));
}, 60_000);

function shown(script: string): string {
  return script.replaceAll('\n', '⏎');
}

/** The lines of docs/tbel.md that are said to differ. */
function listed(): string[] {
  const docs = readFileSync(new URL('../docs/tbel.md', import.meta.url), 'utf8');
  return [...docs.matchAll(/^```tbel\n([\s\S]*?)\n```$/gm)].flatMap((block) => (block[1] ?? '').split('\n'));
}

it('has the whole set', () => {
  expect(probes).toHaveLength(1038);
});

it('answers at least 1,000 as the engine of ThingsBoard does', () => {
  expect(probes.length - deviating.length).toBeGreaterThanOrEqual(1000);
});

it('documents every deviation, and only those', () => {
  expect([...new Set(deviating)].sort()).toEqual(listed().sort());
});

it('never fails in the words of JavaScript', () => {
  const raw = /is not a function|undefined|not defined|cannot read|BigInt|\[object|prototype|converter\.js/i;
  const errors = [...answers].flatMap(([{ s }, answer]) =>
    'error' in answer ? [`${shown(s)} → ${answer.error}`] : [],
  );
  expect(errors.length).toBeGreaterThan(100);
  expect(errors.filter((error) => raw.test(error.split(' → ')[1] ?? ''))).toEqual([]);
});
