import { Buffer } from 'node:buffer';
import type { BuiltInCodec, CodecVectors } from '../model/codec.ts';
import type { ConverterKind } from '../model/converter.ts';
import type { Vector } from '../model/vector.ts';

/** The vectors of a codec as those of a converter made from it. `receivedAt`: epoch ms; no table looks at it. */
export function codecVectors(codec: BuiltInCodec, kind: ConverterKind, receivedAt: number): Vector[] {
  const { uplink, downlink } = JSON.parse(codec.vectors) as CodecVectors;
  const all = kind === 'uplink' ? uplink.map(uplinkVector) : downlink.map(downlinkVector);
  const source = { kind: 'library' as const, name: `codecs/${codec.id}` };
  return all.map((one, i) => ({ id: String(i + 1), ...one, ignore: [], receivedAt, source }));
}

type Example = Pick<Vector, 'name' | 'input' | 'expected'>;

function uplinkVector({ name, hex, expected, ...rest }: CodecVectors['uplink'][number]): Example {
  const payload = Buffer.from(hex, 'hex').toString('base64');
  return { name, input: { payload, ...rest, metadata: {} }, expected: { output: expected } };
}

function downlinkVector({ name, message, expected }: CodecVectors['downlink'][number]): Example {
  const input = { msg: message, metadata: {} };
  if (!('hex' in expected)) return { name, input, expected: { output: expected } };
  const { hex, ...rest } = expected;
  return { name, input, expected: { output: { bytes: [...Buffer.from(hex, 'hex')], ...rest } } };
}
