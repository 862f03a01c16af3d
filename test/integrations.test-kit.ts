import { describe, expect, it } from 'vitest';
import type { IntegrationFolder } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, outcomeOf, type Sample } from '../bin/generate/sample.ts';
import { checkedForm } from '../lib/api/form-shapes.ts';
import { deviceInput } from '../lib/converters/contracts/device-input.ts';
import { resultOf } from '../lib/converters/contracts/result.ts';
import { readingsOf } from '../lib/converters/contracts/thingsboard-output.ts';
import type { Engine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { allFields, type IntegrationType } from '../lib/model/integration.ts';
import type { TypedStart } from '../lib/model/typed-start.ts';
import type { Uplink } from '../lib/model/uplink.ts';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Every README tells the same story in the same order, so that a reader of one knows them all. */
const SECTIONS = ['Set up', 'Messages', 'Metadata', 'Duplicates', 'Authentication', 'Downlink'];

/** What every integration type must keep, whatever it integrates. Registers tests; the engine is asked for when they run. */
export function conformance(folder: IntegrationFolder, engine: () => Engine): void {
  describe(folder.name, () => {
    describe('definition', () => definitionTests(folder));
    describe('samples', () => {
      for (const sample of folder.samples) it(sample.name, () => keepsSample(folder.definition, sample));
    });
    it('has a first sample that its JavaScript default script converts', () => convertsFirstSample(folder, engine()));
    const start = folder.definition.typedStart;
    if (start !== undefined) describe('typed start', () => typedStartTests(folder, start, engine));
  });
}

function definitionTests({ name, definition, readme, samples }: IntegrationFolder): void {
  it('is named by its folder, in kebab-case', () => {
    expect(definition.type).toBe(name);
    expect(definition.type).toMatch(KEBAB);
  });
  it('labels itself and every field', () => {
    expect(definition.label).not.toBe('');
    expect(definition.about).toMatch(/\.$/);
    for (const field of Object.values(allFields(definition))) expect(field.label).toMatch(/^[A-Z0-9]/);
  });
  it('describes every network key', () => {
    for (const key of Object.values(definition.typedKeys ?? {})) expect(key.about).not.toBe('');
  });
  it('starts the editor with scripts in both languages', () => {
    const { uplink, downlink } = definition.defaultScripts;
    for (const script of [uplink.js, uplink.tbel, downlink.js, downlink.tbel]) expect(script).toContain('return');
  });
  it('has a topic filter exactly when a topic rule brings its messages', () => {
    expect(definition.topicFilter !== undefined).toBe(definition.trigger === 'iot');
  });
  it('names its stream exactly when a stream brings its messages', () => {
    expect(definition.streamName !== undefined).toBe(definition.trigger === 'stream');
  });
  it('has a README with the sections of all READMEs', () => {
    expect([...readme.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(SECTIONS);
  });
  it('has at least four samples, the first one a plain uplink', () => {
    expect(samples.length).toBeGreaterThanOrEqual(4);
    expect(samples[0]?.name).toBe('01-plain');
    expect(samples[0]?.expected).toMatchObject({ uplink: [{ kind: 'uplink' }] });
  });
  it('has a sample of every event that its README tells of', () => {
    const told = samples.map(({ request }) => JSON.stringify(request)).join('\n');
    expect(ignoredEvents(readme).filter((word) => !told.includes(word))).toEqual([]);
  });
  // whatever comes to a type that takes any bytes is an uplink
  it.skipIf(name === 'http')('has a sample of bad input', () => {
    expect(samples.some(({ expected }) => 'failure' in expected)).toBe(true);
  });
}

/** The words in the first column of what the table of messages calls ignored. */
function ignoredEvents(readme: string): string[] {
  const rows = [...readme.matchAll(/^\| (.*?) \| ([^|]*ignored[^|]*)\|/gm)];
  const named = rows.map(([, what = '']) => what.replace(/ other than .*/, ''));
  return named.flatMap((what) => [...what.matchAll(/`(\w+)`/g)].map(([, word = '']) => word));
}

/** The golden result; and parse is pure: the same again, with the arrival as it was. */
function keepsSample(type: IntegrationType, { request, expected }: Sample): void {
  const result = outcomeOf(type, request);
  if ('failure' in expected) expect(result).toEqual(expected);
  else expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
  if ('uplink' in expected) expectPure(type, request);
}

function expectPure(type: IntegrationType, request: Sample['request']): void {
  const arrival = arrivalOf(request);
  const config = configOf(type, request);
  const before = structuredClone({ arrival, config });
  const first = structuredClone(type.parse(arrival, config));
  expect(type.parse(arrival, config)).toEqual(first);
  expect({ arrival, config }).toEqual(before);
  const known = new Set(Object.keys(type.typedKeys ?? {}));
  const uplinks = first.filter((one): one is Uplink => one.kind === 'uplink');
  for (const uplink of uplinks) expect(Object.keys(uplink.networkKeys).filter((key) => !known.has(key))).toEqual([]);
}

/** The editor's form for typed converters uses what the network tells, and with its scripts converts the first sample. */
function typedStartTests({ definition, samples }: IntegrationFolder, start: TypedStart, engine: () => Engine): void {
  const { form, scripts } = start;
  const keys = new Set(Object.keys(definition.typedKeys ?? {}));
  it('names only keys of its network, and is a form the API takes', () => {
    const patterns = [form.name, form.profile ?? '', form.label ?? ''].join(' ').matchAll(/\$(\w+)/g);
    const named = [...patterns].map(([, key = '']) => key);
    const lists = [...named, ...form.attributes, ...form.telemetry, ...form.updateOnlyKeys];
    expect(lists.filter((key) => !keys.has(key))).toEqual([]);
    expect(checkedForm('thingsboard-typed', 'uplink', form)).toEqual(form);
  });
  it.each(['js', 'tbel'] as const)('converts the first sample in %s', (language) => {
    const script = scripts[language];
    const version = makeVersion({ kind: 'uplink', contract: 'thingsboard-typed', language, script, form: { ...form } });
    const request = samples[0]?.request ?? { contentType: '' };
    const arrival = arrivalOf(request);
    const [uplink] = definition.parse(arrival, configOf(definition, request));
    if (uplink?.kind !== 'uplink') throw new Error('The first sample is no uplink');
    const input = { ...deviceInput(version, uplink, {}, arrival.receivedAt), now: arrival.receivedAt };
    const [reading] = resultOf(version, engine().runUplink(version, input).output, input).readings;
    expect(reading?.entity.name).toMatch(/^Device [0-9a-f]{16}$/i);
    expect(reading?.points).toMatchObject([
      { ts: uplink.time, values: { temperature: 4.5, humidity: 56, fCnt: 4711 } },
    ]);
    expect(reading?.attributes).toMatchObject({ fPort: 2, eui: expect.any(String) });
  });
}

function convertsFirstSample({ definition, samples }: IntegrationFolder, engine: Engine): void {
  const request = samples[0]?.request ?? { contentType: '' };
  const arrival = arrivalOf(request);
  const [uplink] = definition.parse(arrival, configOf(definition, request));
  if (uplink?.kind !== 'uplink') throw new Error('The first sample is no uplink');
  const script = definition.defaultScripts.uplink.js;
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
  const now = arrival.receivedAt;
  const metadata = { integrationName: 'Test', ...(arrival.topic === undefined ? {} : { topic: arrival.topic }) };
  const { payload, payloadKind } = uplink;
  const run = engine.runUplink(version, { payload, payloadKind, metadata, now });
  const readings = readingsOf(run.output, now);
  const values = readings.flatMap(({ points }) => points).flatMap((point) => Object.values(point.values));
  expect(values.length).toBeGreaterThan(0);
  expect(readings.every(({ points }) => points.every((point) => point.clamped === undefined))).toBe(true);
}
