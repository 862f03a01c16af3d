import { isDeepStrictEqual } from 'node:util';
import { decoderOf } from '../../lib/converters/table/decoder.ts';
import { tableOf } from '../../lib/converters/table/table.ts';
import { Tables } from '../../lib/converters/table/tables.ts';
import { median } from '../measure/statistics.ts';
import type { BenchDevice } from './payloads.ts';

/** Nanoseconds a frame, medians of the rounds; `ratio` is the median of table by hand-written within a round. */
export interface CodecFigures {
  name: string;
  byHand: number;
  table: number;
  engine: number;
  ratio: number;
  /** Microseconds from the table's text to its decoder. */
  compile: number;
}

/** Frames of each way in a round. */
const FRAMES = 20_000;

/**
 * Ways take turns within a round, each round beginning with another, so that whatever else the machine does hits all
 * alike. Throws when a table says anything else than the decoder by hand.
 */
export function measureCodec({ name, version, byHand, frames }: BenchDevice, rounds: number): CodecFigures {
  const decode = decoderOf(tableOf(version.script));
  const tables = new Tables();
  const input = { payloadKind: 'binary' as const, metadata: {}, now: 0 };
  for (const frame of frames) {
    if (!isDeepStrictEqual(decode(frame), byHand(frame))) throw new Error(`${name}: the decoders disagree`);
  }
  const ways = [
    { times: [] as number[], run: (frame: Uint8Array) => byHand(frame) },
    { times: [] as number[], run: (frame: Uint8Array) => decode(frame) },
    { times: [] as number[], run: (frame: Uint8Array) => tables.run(version, { ...input, payload: frame }).output },
  ];
  for (const { run } of ways) time(run, frames);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < ways.length; i++) {
      const way = ways[(round + i) % ways.length];
      way?.times.push(time(way.run, frames));
    }
  }
  const [hand = [], table = [], engine = []] = ways.map(({ times }) => times);
  const ratio = median(table.map((one, i) => one / (hand[i] ?? Number.NaN)));
  return {
    ...{ name, byHand: median(hand), table: median(table), engine: median(engine), ratio },
    compile: compileTime(version.script),
  };
}

/** What the last frame became; kept, so that V8 cannot leave the work out. */
let kept: unknown;

function time(run: (frame: Uint8Array) => unknown, frames: Uint8Array[]): number {
  const started = performance.now();
  for (let done = 0; done < FRAMES; done += frames.length) for (const frame of frames) kept = run(frame);
  if (kept === null) throw new Error('a decoder said nothing');
  return ((performance.now() - started) * 1e6) / FRAMES;
}

function compileTime(script: string): number {
  const times = Array.from({ length: 30 }, () => {
    const started = performance.now();
    decoderOf(tableOf(script));
    return (performance.now() - started) * 1_000;
  });
  return median(times);
}
