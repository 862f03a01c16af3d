import type { Version } from '../../model/converter.ts';
import type { Call, Program } from '../sandbox/program.ts';
import { compileTbel } from '../tbel/compile.ts';
import { RUNTIME } from '../tbel/runtime/runtime.gen.ts';
import type { ScriptContract, UplinkInput } from './contract.ts';
import { thingsboardJavaScript } from './thingsboard.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How the VM may read an envelope: natively, or by the exact parser, which is slower. */
const NATIVE = 0;
const EXACT = 1;

/**
 * ThingsBoard's generic converter in TBEL. The payload is a list of signed bytes; because nearly every script only
 * reads it as `decodeToJson(payload)`, text crosses as text and bytes are made when a script asks for them.
 */
export const thingsboardTbel: ScriptContract = {
  uplink: {
    program: (version: Version) => programOf(version),
    call: (input) => uplinkCall(input),
  },
  downlink: {
    program: (version: Version) => programOf(version),
    call: thingsboardJavaScript.downlink.call,
  },
};

/** ThingsBoard's typed converter in TBEL: the bytes are the device's, and hardly ever text. */
export const typedTbel: ScriptContract = {
  uplink: {
    program: (version: Version) => programOf(version),
    call: ({ payload, metadata, now, seed }) => ({
      payload: { bytes: payload, kind: 'binary' },
      args: [EXACT, metadata],
      now,
      ...(seed === undefined ? {} : { seed }),
    }),
  },
  downlink: thingsboardTbel.downlink,
};

function programOf({ script, kind }: Version): Program {
  const { source, lines } = compileTbel(script, kind);
  return { source, linesBefore: 0, scriptLines: script.split('\n').length, runtime: RUNTIME, lineMap: lines };
}

function uplinkCall({ payload, metadata, now, seed }: UplinkInput): Call {
  const rest = { now, ...(seed === undefined ? {} : { seed }) };
  const text = textOf(payload);
  if (text === null) return { payload: { bytes: payload, kind: 'binary' }, args: [EXACT, metadata], ...rest };
  const mode = LOSSY.test(text) || !/^\s*[[{]/.test(text) ? EXACT : NATIVE;
  return { text, args: [mode, metadata], ...rest };
}

function textOf(payload: Uint8Array): string | null {
  try {
    return strict.decode(payload);
  } catch {
    return null;
  }
}

/**
 * What native JSON.parse would lose: that 5.0 is no Integer, that maps hold no null, the order of keys made of digits,
 * digits beyond 2^53. It may find more than there is, in texts; then only time is lost.
 */
const LOSSY = /[:,[]\s*(?:-?(?:\d+\.0+[\s,}\]]|\d+(?:\.\d+)?[eE]|\d{16})|-0|null)|"\d+"\s*:|\\u000[0-2]/;
