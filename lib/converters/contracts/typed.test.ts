import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../../model/json.ts';
import { type Engine, openEngine } from '../engine.ts';
import { makeVersion } from '../version.ts';
import { resultOf } from './result.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

const NOW = 1_748_779_200_500;
const TS = NOW - 500;

function convert(
  script: string,
  form: JsonObject = {},
  metadata: JsonObject = {},
  payload = Uint8Array.of(0xc3, 0xa9, 255),
) {
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard-typed', language: 'js', script, form });
  const input = { payload, payloadKind: 'text' as const, metadata: { eui: 'e1', ts: TS, ...metadata }, now: NOW };
  return resultOf(version, engine.runUplink(version, input).output, input);
}

it('gives bytes 0..255, whatever they look like, and JSON values as metadata', () => {
  const script = 'return { attributes: { bytes: payload, port: metadata.fPort + 1, room: metadata.tags.room } };';
  const { readings } = convert(script, {}, { fPort: 85, tags: { room: 'a' } });
  expect(readings[0]?.attributes).toEqual({ bytes: [0xc3, 0xa9, 255], port: 86, room: 'a' });
});

it('hoists helpers and gives values without a time that of the network', () => {
  const { readings, output } = convert(
    'return { telemetry: decode(payload) };\nfunction decode(b) { return [{ t: b[2] }, { ts: 1748779100000, values: { u: 1 } }]; }',
    { telemetry: ['rssi'], name: 'T $eui' },
    { rssi: -70 },
  );
  expect(output).toMatchObject({ name: 'T e1', telemetry: [{ t: 255 }, { ts: 1748779100000 }, { rssi: -70 }] });
  expect(readings).toEqual([
    {
      entity: { kind: 'device', name: 'T e1', profile: 'default' },
      points: [
        { ts: TS, values: { t: 255, rssi: -70 } },
        { ts: 1748779100000, values: { u: 1 } },
      ],
      attributes: {},
    },
  ]);
});

it('marks values of a network whose clock is wrong', () => {
  const { readings } = convert('return { telemetry: { t: 1 } };', {}, { ts: 5 });
  expect(readings[0]?.points).toEqual([{ ts: NOW, values: { t: 1 }, clamped: true }]);
});

it('refuses what is no entity type, no telemetry, no name', () => {
  const refused =
    (script: string, form = {}) =>
    () =>
      convert(script, form);
  expect(refused("return { type: 'ROOM' };")).toThrow(expect.objectContaining({ code: 'bad-output' }));
  expect(refused('return { telemetry: 5 };')).toThrow(expect.objectContaining({ code: 'bad-output' }));
  expect(refused('return {};', { name: '$serial' })).toThrow(
    expect.objectContaining({ code: 'no-name', detail: expect.objectContaining({ field: 'form.name' }) }),
  );
});
