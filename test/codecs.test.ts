import { describe, expect, it } from 'vitest';
import { codecFiles } from '../bin/generate/codec-folders.ts';
import { ROOT } from '../bin/generate.ts';
import { codecs } from '../codecs/codecs.gen.ts';
import { type Decoder, decoderOf } from '../lib/converters/table/decoder.ts';
import { encoderOf } from '../lib/converters/table/encoder.ts';
import { tableOf } from '../lib/converters/table/table.ts';
import { Failure } from '../lib/model/failure.ts';
import { seeded } from './codecs.test-kit.ts';

const files = codecFiles(ROOT);
const decoders = new Map(
  files.map(({ id, table }): [string, Decoder] => [id, decoderOf(tableOf(JSON.stringify(table)))]),
);

function decoded(id: string, hex: string, fPort?: number, variables = {}) {
  return decoders.get(id)?.(Buffer.from(hex, 'hex'), fPort, variables);
}

describe('our codecs', () => {
  it('are more than a hundred', () => {
    expect(codecs.length).toBe(files.length);
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(files)('$id says what its vectors say', ({ id, vectors }) => {
    expect(vectors.length).toBeGreaterThan(1);
    for (const { name, hex, fPort, variables, expected } of vectors) {
      expect({ name, ...decoded(id, hex, fPort, variables) }).toEqual({ name, ...expected });
    }
  });

  it.each(files.filter(({ downlinks }) => downlinks.length > 0))('$id sends what its vectors say', (file) => {
    const table = tableOf(JSON.stringify(file.table));
    if (table.downlink === null) throw new Error('no downlinks');
    const encode = encoderOf(table, table.downlink);
    for (const { name, message, expected } of file.downlinks) {
      const { bytes, ...rest } = encode(message);
      const hex = bytes === undefined ? {} : { hex: Buffer.from(bytes).toString('hex') };
      expect({ name, ...rest, ...hex }).toEqual({ name, ...expected });
    }
  });

  it.each(files)('$id has a vector of a payload that it refuses', ({ vectors }) => {
    expect(vectors.filter(({ expected }) => 'errors' in expected || 'warnings' in expected)).not.toEqual([]);
  });

  it.each(files)('$id survives every shortening of its payloads, and noise', ({ id, vectors }) => {
    const random = seeded(id);
    const payloads = vectors.flatMap(({ hex, fPort }) => {
      const bytes = Buffer.from(hex, 'hex');
      const shortened = Array.from({ length: bytes.length }, (_, size) => bytes.subarray(0, size));
      const noisy = Array.from({ length: 10 }, () => bytes.map((byte) => (random() < 0.2 ? random() * 256 : byte)));
      return [...shortened, ...noisy].map((payload) => ({ payload, fPort }));
    });
    for (const { payload, fPort } of payloads) {
      const answer = decoders.get(id)?.(payload, fPort);
      // No key without a value, no number that JSON turns into null.
      expect(JSON.stringify(answer)).not.toMatch(/:null|\[null/);
      expect(answer?.errors === undefined).toBe(answer?.data !== undefined);
    }
  });
});

describe('variables of a device', () => {
  const bytes = '0201670001' + '81008100';

  it('replace a default of the table', () => {
    expect(decoded('decentlab/dl-pr36', bytes, 1)?.data).toEqual({ pressure: 256 / 8192, temperature: 1 });
    expect(decoded('decentlab/dl-pr36', bytes, 1, { kp: '256' })?.data).toEqual({ pressure: 1, temperature: 1 });
  });

  it('that are no numbers change nothing', () => {
    expect(decoded('decentlab/dl-pr36', bytes, 1, { kp: 'much' })?.data).toMatchObject({ pressure: 256 / 8192 });
    expect(decoded('decentlab/dl-pr36', bytes, 1, { kp: '' })?.data).toMatchObject({ pressure: 256 / 8192 });
  });

  it('that make a value impossible leave it out, with a warning', () => {
    expect(decoded('decentlab/dl-pr36', bytes, 1, { kp: '0' })).toMatchObject({
      data: { temperature: 1 },
      warnings: ['pressure is no number'],
    });
  });
});

describe('tables that somebody damaged', () => {
  const PIECES = [
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '-> ',
    ' if ',
    '= x',
    'u8',
    'rest',
    '_',
    '0',
    '9e9',
    '(',
    ')',
    "'",
    '\\\\',
    '* ',
  ];

  it.each(files)('$id is refused with a place, or decodes', ({ id, table, vectors }) => {
    const random = seeded(`damaged ${id}`);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const text = JSON.stringify(table);
    for (let turn = 0; turn < 4; turn++) {
      const at = Math.floor(random() * text.length);
      const damaged = text.slice(0, at) + pick(PIECES) + text.slice(at + Math.floor(random() * 3));
      try {
        const decode = decoderOf(tableOf(damaged));
        for (const { hex, fPort } of vectors) JSON.stringify(decode(Buffer.from(hex, 'hex'), fPort));
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Failure);
        expect(thrown).toMatchObject({ code: 'compile', detail: { field: 'script' } });
      }
    }
  });
});
