import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { readingsOf } from '../lib/converters/contracts/thingsboard-output.ts';
import { openEngine } from '../lib/converters/engine.ts';
import { BENCH_NOW, ownCases } from './own-cases.ts';

const engine = await openEngine();

function valuesOf(name: string) {
  const one = ownCases('envelope').find((candidate) => candidate.name === name);
  if (one === undefined) throw new Error(name);
  const [reading] = readingsOf(engine.runUplink(one.version, one.input).output, BENCH_NOW);
  return reading?.points[0]?.values;
}

it('decodes what the bytes say', () => {
  expect(valuesOf('bit-fields/leak')).toMatchObject({
    leak: true,
    tamper: true,
    volume: 98765.432,
    airTemperature: -12.7,
  });
  expect(valuesOf('tlv/climate')).toMatchObject({
    temperature: 21.4,
    humidity: 48.5,
    co2: 812,
    dewPoint: 10.1,
    rssi: -87,
  });
  expect(valuesOf('table/river')).toMatchObject({
    level: 0.744,
    waterTemperature: 13.41,
    battery: 2.41,
    doubtful: 'battery in V',
  });
});

it('has converters of about 2, 6 and 15 KB and a message of about 1 KB', () => {
  const cases = ownCases('envelope');
  const sizes = new Set(cases.map(({ version }) => Math.round(Buffer.byteLength(version.script) / 1024)));
  expect([...sizes]).toEqual([2, 6, 15]);
  for (const { input } of cases) expect(input.payload.length / 1024).toBeCloseTo(1, 0);
});

it('gives the same values from the bytes alone', () => {
  const envelopes = ownCases('envelope');
  for (const [i, { version, input }] of ownCases('codec').entries()) {
    const { data } = engine.runUplink(version, input).output as { data: object };
    expect(valuesOf(envelopes[i]?.name ?? '')).toMatchObject(data);
  }
});
