import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../lib/converters/engine.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { readExports } from './exports.ts';
import { type Given, type Plan, planImport } from './plan.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  return () => rmSync(folder, { recursive: true });
});

async function plan(files: { [name: string]: unknown }, given: Given = {}): Promise<Plan> {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  });
  return planImport(await readExports(paths), given, engine);
}

const UP = '11111111-75d3-6ae6-606a-589a28803e89';
const script = { scriptLang: 'JS', decoder: 'return {};' };
const uplink = (more: JsonObject = {}) => ({ name: 'Up', type: 'UPLINK', configuration: script, ...more });
const integration = (more: JsonObject = {}) => ({
  ...{ name: 'Valley', type: 'HTTP', routingKey: 'c5d29c90-75d3-6ae6-606a', configuration: {} },
  ...{ defaultConverterId: { entityType: 'CONVERTER', id: UP }, downlinkConverterId: null },
  ...more,
});

describe('the converter of an integration', () => {
  it.each<[string, { [name: string]: unknown }]>([
    ['by the id in its document', { 'a.json': uplink({ id: { id: UP } }), 'b.json': uplink({ id: { id: 'other' } }) }],
    ['by the name of its file', { [`${UP}.json`]: { entityType: 'CONVERTER', entity: uplink() }, 'b.json': uplink() }],
    [
      'without ids, where just one fits',
      { 'a.json': uplink({ integrationType: 'HTTP' }), 'b.json': uplink({ integrationType: 'LORIOT' }) },
    ],
  ])('is found %s', async (_how, files) => {
    const { integrations, problems } = await plan({ ...files, 'x.json': integration() });
    expect(problems).toEqual([]);
    expect(integrations[0]?.downlink).toBeNull();
    const first = Object.keys(files)[0] ?? '';
    expect(integrations[0]?.uplink).toMatchObject({ where: join(folder, first) });
  });

  it('may be one of the platform', async () => {
    const { integrations, problems } = await plan({ 'x.json': integration() }, { uplink: 'mine' });
    expect([problems, integrations[0]?.uplink]).toEqual([[], { id: 'mine' }]);
  });
});

it('a converter of a type that is not here is usable with every type', async () => {
  const { converters, problems } = await plan({ 'a.json': uplink({ name: '', integrationType: 'CARRIER_PIGEON' }) });
  expect(problems).toEqual([]);
  expect(converters[0]?.body).toMatchObject({ name: 'a', integrationType: null });
  expect(converters[0]?.lost[0]).toContain('"carrier-pigeon" is not here');
});

it.each<[string, { [name: string]: unknown }, RegExp]>([
  ['no JSON', { 'x.json': '{' }, /x\.json is not JSON/],
  ['a list of numbers', { 'x.json': [1] }, /x\.json holds something that is no object/],
  ['something else', { 'x.json': { a: 1 } }, /x\.json is neither a converter nor an integration/],
  ['an integration without a name', { 'x.json': integration({ name: 5 }) }, /x\.json has no "name"/],
  [
    'a script that does not compile',
    { 'x.json': uplink({ configuration: { decoder: 'return (' } }) },
    /does not compile, line 1/,
  ],
  ['a converter without its script', { 'x.json': uplink({ configuration: {} }) }, /has no "configuration\.decoder"/],
  ['an integration without its converter', { 'x.json': integration() }, /in none of the files.*--uplink/],
  [
    'two that could be meant',
    { 'x.json': integration(), 'a.json': uplink(), 'b.json': uplink() },
    /several files could be it/,
  ],
  [
    'a downlink for an uplink',
    { 'x.json': integration(), 'a.json': uplink({ type: 'DOWNLINK', configuration: { encoder: 'return {};' } }) },
    /in none of/,
  ],
  [
    'one routing key twice',
    { 'x.json': [uplink(), integration(), integration()] },
    /x\.json\[2\] has the routing key of .*x\.json\[1\]/,
  ],
  [
    'a type that is not here',
    { 'x.json': integration({ type: 'CARRIER_PIGEON' }) },
    /"CARRIER_PIGEON", which is not here. Types: /,
  ],
])('%s is a problem', async (_what, files, message) => {
  expect((await plan(files)).problems.join('\n')).toMatch(message);
});

it('a file that is not there is a problem', async () => {
  expect((await readExports([join(folder, 'gone.json')])).problems[0]).toMatch(/cannot be read/);
});
