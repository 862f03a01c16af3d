import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { ConverterKind, Version } from '../lib/model/converter.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Json, JsonObject } from '../lib/model/json.ts';

/** A fixed time: 2023-11-14T22:13:20Z. */
const NOW = 1_700_000_000_000;

export function tbelVersion(script: string, kind: ConverterKind = 'uplink'): Version {
  return makeVersion({ kind, contract: 'thingsboard', language: 'tbel', script, form: {} });
}

/** The production engine for TBEL scripts. */
export async function openTbel() {
  const engine: Engine = await openEngine();
  const uplink = (script: string, payload: string | Uint8Array = '{}', metadata: JsonObject = {}): Json => {
    const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
    const payloadKind = typeof payload === 'string' ? 'text' : 'binary';
    return engine.runUplink(tbelVersion(script), { payload: bytes, payloadKind, metadata, now: NOW }).output;
  };
  const downlink = (script: string, msg: Json, metadata: Record<string, string> = {}): Json => {
    const rest = { msgType: 'ATTRIBUTES_UPDATED', integrationMetadata: { site: 'north' }, now: NOW };
    return engine.runDownlink(tbelVersion(script, 'downlink'), { msg, metadata, ...rest }).output;
  };
  return { engine, uplink, downlink };
}

/** The Failure that `run` throws. */
export function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
  throw new Error('nothing was thrown');
}
