import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { type Engine, openEngine } from '../../lib/converters/engine.ts';
import { makeVersion } from '../../lib/converters/version.ts';
import { exampleDevice } from '../../lib/integrations/_lorawan/example-device.ts';
import chirpstack from '../../lib/integrations/chirpstack/index.ts';
import { Failure } from '../../lib/model/failure.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { median } from '../measure/statistics.ts';
import { BENCH_NOW, envelopeOf, ownCases } from '../own-cases.ts';
import type { Bar } from '../report/bars.ts';
import { tableOf } from '../report/markdown.ts';

/** One device decoded by both contracts; microseconds a message, ten under a guard. */
export interface SameDevice {
  name: string;
  envelopeUs: number;
  codecUs: number;
}

const BATCHES = 20;

/**
 * The same messages as whole envelopes and as device bytes, in turns: of our own converters, and of the device that
 * ChirpStack's default script decodes, which is what a user of the generic contract starts from.
 */
export async function measureSameDevice(rounds: number): Promise<SameDevice[]> {
  const engine = await openEngine();
  const codecs = ownCases('codec');
  const own = ownCases('envelope').map((envelope, i) => ({ envelope, codec: codecs[i] ?? envelope }));
  const pairs = [defaultPair(), ...own];
  for (const { envelope, codec } of pairs) agree(engine, envelope, codec);
  const groups = Map.groupBy(pairs, ({ envelope }) => envelope.name.split('/')[0] ?? '');
  const results = [...groups].map(([name, list]) => {
    const [envelopes, devices] = [list.map(({ envelope }) => envelope), list.map(({ codec }) => codec)];
    const times = Array.from({ length: rounds }, () => ({
      envelopeUs: timed(engine, envelopes),
      codecUs: timed(engine, devices),
    }));
    return {
      name,
      envelopeUs: median(times.map(({ envelopeUs }) => envelopeUs)),
      codecUs: median(times.map(({ codecUs }) => codecUs)),
    };
  });
  engine.close();
  return results;
}

/** Microseconds a message, the guard counted. */
function timed(engine: Engine, cases: Case[]): number {
  const batch = Array.from({ length: 10 }, (_, i) => cases[i % cases.length]).filter((one) => one !== undefined);
  const started = performance.now();
  for (let i = 0; i < BATCHES; i++) engine.runUplinks(batch);
  return (1_000 * (performance.now() - started)) / (BATCHES * batch.length);
}

/** A contract that is fast and wrong must not win. */
function agree(engine: Engine, envelope: Case, codec: Case): void {
  const outputs = engine.runUplinks([envelope, codec]).map((run) => {
    if (run instanceof Failure) throw run;
    return run.output as { telemetry?: { values: JsonObject }; data?: JsonObject };
  });
  const { rssi, snr, fCnt, ...values } = outputs[0]?.telemetry?.values ?? {};
  if (!isDeepStrictEqual(values, outputs[1]?.data)) throw new Error(`the contracts disagree about ${envelope.name}`);
}

function defaultPair(): { envelope: Case; codec: Case } {
  const message = { fPort: 2, hex: '00ea37' };
  const name = 'default script/reading';
  const script = `${exampleDevice.js}\nfunction decodeUplink(input) { return { data: decode(input.bytes, input.fPort) }; }`;
  const version = (contract: 'thingsboard' | 'codec', text: string) =>
    makeVersion({ kind: 'uplink', contract, language: 'js', script: text, form: {} });
  const json = Buffer.from(JSON.stringify(envelopeOf(message)));
  const common = { metadata: { integrationName: 'valley' }, now: BENCH_NOW };
  return {
    envelope: {
      name,
      version: version('thingsboard', chirpstack.defaultScripts.uplink.js),
      input: { ...common, payload: new Uint8Array(json), payloadKind: 'text' },
    },
    codec: {
      name,
      version: version('codec', script),
      input: { ...common, payload: new Uint8Array(Buffer.from(message.hex, 'hex')), payloadKind: 'binary', fPort: 2 },
    },
  };
}

export function sameDeviceTable(results: SameDevice[]): string {
  const rows = results.map(({ name, envelopeUs, codecUs }) => [name, envelopeUs, codecUs, envelopeUs / codecUs]);
  return tableOf(['device', 'whole envelope µs', 'codec µs', 'x as many messages'], rows);
}

export function sameDeviceBars(results: SameDevice[]): Bar[] {
  return results.map(({ name, envelopeUs, codecUs }, i) => ({
    what: `messages a second, codec ÷ whole envelope: ${name}`,
    measured: envelopeUs / codecUs,
    unit: 'x',
    ...(i === 0 ? { must: { atLeast: 3 } } : {}),
    aim: { atLeast: 3 },
  }));
}
