import type { BuiltInCodec, CodecVectors } from '../../lib/model/codec.ts';
import { CODECS, codecFiles } from './codec-folders.ts';

/** `codecs.gen.ts`: every codec of ours with its whole table, for the API. */
export function generatedCodecs(root: string): Record<string, string> {
  const codecs = codecFiles(root).map(({ table, vectors, downlinks, ...file }): BuiltInCodec => {
    const { id, vendor, model, about, documentation } = file;
    const first = vectors[0];
    if (first === undefined) throw new Error(`${id} has no vectors`);
    const sample = { hex: first.hex, fPort: first.fPort ?? 1 };
    const examples: CodecVectors = { uplink: vectors, downlink: downlinks };
    const texts = { script: JSON.stringify(table), vectors: JSON.stringify(examples) };
    return { id, vendor, model, about, documentation, sample, ...texts };
  });
  const lines = [
    '// Made by `npm run generate` from the tables in this folder.',
    "import type { BuiltInCodec } from '../lib/model/codec.ts';",
    '',
    `export const codecs: readonly BuiltInCodec[] = ${JSON.stringify(codecs, null, 1)};`,
    '',
  ];
  return { [`${CODECS}/codecs.gen.ts`]: lines.join('\n') };
}
