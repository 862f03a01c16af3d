import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../converters/engine.ts';
import { registry } from '../integrations/registry.gen.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Verdict } from './verdict.ts';
import { verifyLibrary } from './verify.ts';

let engine: Engine;
let root: string;
beforeAll(async () => {
  engine = await openEngine();
  root = mkdtempSync(join(tmpdir(), 'typed-'));
});
afterAll(() => {
  engine.close();
  rmSync(root, { recursive: true });
});

/** A library of one typed converter of The Things Stack with one payload. */
async function verify(
  expected: Json,
  change: { payload?: JsonObject; integrationType?: string; decoder?: string } = {},
): Promise<Verdict> {
  const folder = join(root, 'VENDORS/Acme/T1/TTN/uplink');
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: Json) => writeFileSync(join(folder, name), JSON.stringify(content));
  const form = {
    type: 'DEVICE',
    name: 'T1 $eui',
    profile: '$applicationId',
    label: '',
    attributes: ['eui', 'codeRate'],
  };
  const decoder = change.decoder ?? 'return { telemetry: { ts: metadata.ts, values: { t: payload[0] } } };';
  const integrationType = change.integrationType ?? 'TTN';
  write('converter.json', {
    type: 'UPLINK',
    integrationType,
    converterVersion: 2,
    configuration: { ...form, decoder },
  });
  write('payload.json', change.payload ?? ENVELOPE);
  write('result.json', expected);
  const verdicts: Verdict[] = [];
  for await (const one of verifyLibrary(engine, root, { now: Date.UTC(2025, 5, 1), types: registry }))
    verdicts.push(one);
  if (verdicts[0] === undefined) throw new Error('no verdict');
  return verdicts[0];
}

const ENVELOPE = {
  end_device_ids: { device_id: 'd', application_ids: { application_id: 'cold' }, dev_eui: '24E124136C226107' },
  uplink_message: {
    ...{ f_port: 1, frm_payload: 'yA==', received_at: '2025-05-31T12:00:00Z' },
    settings: { data_rate: { lora: { coding_rate: '4/5' } } },
  },
};

const RESULT = {
  ...{ entityType: 'DEVICE', name: 'T1 24E124136C226107', profile: 'cold' },
  telemetry: { ts: Date.UTC(2025, 4, 31, 12), values: { t: 200 } },
  attributes: { eui: '24E124136C226107' },
};

it('compares the converter output, and takes the codeRate that ThingsBoard loses', async () => {
  expect(await verify(RESULT)).toMatchObject({ converter: 'Acme/T1/TTN/uplink', ok: true });
  const { attributes: _none, ...rest } = RESULT;
  expect((await verify({ ...rest, attributes: { eui: 'other', codeRate: '4/6' } })).diff).toMatchObject([
    { path: 'attributes.eui', expected: 'other' },
    { path: 'attributes.codeRate', expected: '4/6', actual: '4/5' },
  ]);
});

it('gives a converter the network values of an event, and no bytes', async () => {
  const event = { cmd: 'txd', EUI: '1000000000000001', freq: 868_300_000, ts: 5 };
  const decoder = 'return [{ telemetry: { n: payload.length, f: metadata.frequency } }];';
  const said = { entityType: 'DEVICE', name: 'T1 1000000000000001', profile: 'default' };
  const expected = [{ ...said, telemetry: { n: 0, f: 868_300_000 }, attributes: { eui: '1000000000000001' } }];
  const change = { payload: event, integrationType: 'LORIOT', decoder };
  expect(await verify(expected, change)).toMatchObject({ typed: true, ok: true });
});

it('fails payloads that are no uplink, and skips types that are not here', async () => {
  const { end_device_ids } = ENVELOPE;
  expect(await verify(RESULT, { payload: { end_device_ids, join_accept: {} } })).toMatchObject({
    ...{ ok: false, error: 'bad-envelope: payload.json holds no uplink.' },
  });
  expect(await verify(RESULT, { integrationType: 'NOWHERE' })).toMatchObject({
    skipped: 'There is no integration type "nowhere" to take its payloads apart.',
  });
});
