import { expect, it } from 'vitest';
import type { LiveIntegration } from '../../lib/model/ports.ts';
import { metricsWriter } from './metrics-writer.ts';

function writerOf(type: string | undefined, known: Record<string, string>) {
  const [lines, asked]: [string[], string[]] = [[], []];
  const byId = async (id: string) => {
    asked.push(id);
    return id in known ? ({ integration: { type: known[id] } } as LiveIntegration) : null;
  };
  const write = (line: string) => void lines.push(line);
  return { lines, asked, flushed: metricsWriter({ stack: 'tributary', type, live: { byId }, clock: () => 7, write }) };
}

it('a function of all types writes each integration under its own, and of one that is gone nothing', async () => {
  const { lines, asked, flushed } = writerOf(undefined, { a: 'chirpstack', b: 'ttn' });
  await flushed('a', { received: 2, quarantined: 2 });
  await flushed('b', { received: 1 });
  await flushed('gone', { received: 1 });
  await flushed('tributary', { 'unknown-integration': 1 });
  expect(asked).toEqual(['a', 'b', 'gone']);
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { stack: 'tributary', type: 'chirpstack', quarantined: 2 },
    { stack: 'tributary', type: 'ttn', received: 1 },
  ]);
  expect(lines.every((line) => line.endsWith('\n'))).toBe(true);
});

it('a function of one type asks nobody', async () => {
  const { lines, asked, flushed } = writerOf('sigfox', {});
  await flushed('a', { received: 1 });
  expect(asked).toEqual([]);
  expect(lines.map((line) => JSON.parse(line).type)).toEqual(['sigfox']);
});
