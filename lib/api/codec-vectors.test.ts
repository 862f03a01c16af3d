import { afterAll, beforeAll, expect, it } from 'vitest';
import { codecs } from '../../codecs/codecs.gen.ts';
import { type Engine, openEngine } from '../converters/engine.ts';
import { runVector } from '../converters/vectors/run.ts';
import { makeVersion } from '../converters/version.ts';
import { codecVectors } from './codec-vectors.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

it.each(['uplink', 'downlink'] as const)('every codec passes its own %s vectors as a converter', (kind) => {
  const failed = codecs.flatMap((codec) => {
    const { script } = codec;
    const version = makeVersion({ kind, contract: 'codec', language: 'table', script, form: {} });
    const results = codecVectors(codec, kind, 0).map((vector) => runVector({ engine, types: {} }, version, vector));
    return results.filter(({ ok }) => !ok).map((result) => ({ codec: codec.id, ...result }));
  });
  expect(failed).toEqual([]);
});

it('a codec without downlinks has no vectors for them', () => {
  const [none] = codecs.filter(({ id }) => id === 'decentlab/dl-5tm');
  expect(none === undefined ? null : codecVectors(none, 'downlink', 0)).toEqual([]);
});
