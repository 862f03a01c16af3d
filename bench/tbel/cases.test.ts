import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../lib/converters/engine.ts';
import { compileTbel } from '../../lib/converters/tbel/compile.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Envelope, tbelCases } from './cases.ts';

let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const ENVELOPES: Envelope[] = ['chirpstack', 'loriot'];

it.each(ENVELOPES)('has twins of one result in %s envelopes', (envelope) => {
  const twins = tbelCases(envelope, 'js');
  const cases = tbelCases(envelope, 'tbel');
  expect(cases.map(({ name }) => name)).toEqual(twins.map(({ name }) => name));
  for (const [i, { name, version, input }] of cases.entries()) {
    const twin = twins[i];
    if (twin === undefined) throw new Error(name);
    const { output } = engine.runUplink(version, input);
    expect({ name, output }).toEqual({ name, output: engine.runUplink(twin.version, twin.input).output });
  }
});

it('has at least 20 converters of 5 families, which TBEL has nothing to warn of', () => {
  const cases = tbelCases('chirpstack', 'tbel');
  const converters = new Set(cases.map(({ name }) => name.split('/')[0] ?? ''));
  expect(converters.size).toBeGreaterThanOrEqual(20);
  expect(new Set([...converters].map((name) => name.split('-')[0]))).toEqual(
    new Set(['tlv', 'fixed', 'list', 'table', 'bits']),
  );
  for (const { version } of cases) expect(compileTbel(version.script, 'uplink').warnings).toEqual([]);
});

it('has messages of about 1 KB and 0.25 KB', () => {
  for (const { input } of tbelCases('chirpstack', 'tbel')) expect(input.payload.length / 1024).toBeCloseTo(1, 0);
  for (const { input } of tbelCases('loriot', 'tbel')) {
    expect(input.payload.length).toBeGreaterThan(200);
    expect(input.payload.length).toBeLessThan(400);
  }
});

it('decodes what the bytes say', () => {
  const said = (name: string) => {
    const one = tbelCases('loriot', 'tbel').find((candidate) => candidate.name === name);
    if (one === undefined) throw new Error(name);
    const output = engine.runUplink(one.version, one.input).output as { telemetry: { values: JsonObject } };
    return output.telemetry.values;
  };
  expect(said('tlv-climate/cold')).toMatchObject({ battery: 23, temperature: -5.3, humidity: 70.5 });
  expect(said('list-pressure/below zero')).toMatchObject({ temperature: -20, tilt: -40, depth: -1, pulses: 74565 });
  expect(said('bits-meter/hours')).toMatchObject({ volume: 1234.56, temperature: -1, hours: [11, 0, 4095, 230] });
});
