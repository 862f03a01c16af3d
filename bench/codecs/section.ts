import type { BenchArguments } from '../arguments.ts';
import { tableOf } from '../report/markdown.ts';
import type { SectionReport } from '../report/section.ts';
import { measureCodec } from './measure.ts';
import { benchDevices } from './payloads.ts';

/** Codecs that are data beside decoders written by hand for the same devices, as functions of this very process. */
export async function codecsSection({ rounds }: Pick<BenchArguments, 'rounds'>): Promise<SectionReport> {
  const figures = benchDevices.map((device) => measureCodec(device, rounds));
  const head = ['device', 'by hand, ns', 'table, ns', 'ratio', 'table in the engine, ns', 'compile, µs'];
  const rows = figures.map(({ name, byHand, table, ratio, engine, compile }) => [
    ...[name, byHand, table, ratio, engine, compile],
  ]);
  return {
    title: 'Codecs that are data',
    blocks: ['**One frame of a device**', tableOf(head, rows)],
    bars: figures.map(({ name, ratio }) => ({
      what: `table by hand-written decoder, ${name}`,
      measured: ratio,
      unit: 'x',
      must: { atMost: 2 },
    })),
    figures,
  };
}
