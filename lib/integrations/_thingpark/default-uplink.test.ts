import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../converters/engine.ts';
import { makeVersion } from '../../converters/version.ts';
import type { Language } from '../../model/converter.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { defaultUplink } from './default-uplink.ts';
import { reportOf, VECTOR } from './report.test-kit.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const full = { ...VECTOR.fields, payload_hex: 'ffd338', LrrRSSI: -67, LrrSNR: -2.5 };

function said(language: Exclude<Language, 'table'>, fields: JsonObject): Json {
  const script = defaultUplink[language];
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language, script, form: {} });
  const payload = new TextEncoder().encode(reportOf(fields));
  return engine.runUplink(version, { payload, payloadKind: 'text', metadata: {}, now: VECTOR.time }).output;
}

it.each<[string, JsonObject, JsonObject]>([
  ['typed JSON', full, { temperature: -4.5, humidity: 56, fCnt: 3, rssi: -67, snr: -2.5 }],
  [
    'untyped JSON',
    { ...full, FPort: '2', FCntUp: '3', LrrRSSI: '-67.000000', LrrSNR: '-2.5' },
    { temperature: -4.5, humidity: 56, fCnt: 3, rssi: -67, snr: -2.5 },
  ],
  ['a cipher', { ...full, PayloadEncryption: 1 }, { fCnt: 3, rssi: -67, snr: -2.5 }],
  ["a driver's values", { ...full, payload: { t: 1 } }, { t: 1, fCnt: 3, rssi: -67, snr: -2.5 }],
])('reads %s, in both languages alike', (_what, fields, values) => {
  const expected = {
    deviceName: 'Device 0059AC000010020D',
    deviceType: 'default',
    telemetry: { ts: VECTOR.time, values },
    attributes: { eui: '0059AC000010020D', fPort: 2 },
  };
  expect(said('js', fields)).toEqual(expected);
  expect(said('tbel', fields)).toEqual(expected);
});
