import { Buffer, isAscii } from 'node:buffer';
import { Failure } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';
import type { Instance } from './instance.ts';
import { ARENA } from './layout.ts';
import type { Call } from './program.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** A call as it crosses: bytes for the arena and one JSON text. Made before the clock of a message starts. */
export interface Crossing {
  payload: Uint8Array | string | null;
  /** A string of its own: natively made, it takes a fifth of the time that it would as part of the JSON. */
  text: string | null;
  json: string;
}

/** Throws `input-too-large`. */
export function crossingOf(call: Call): Crossing {
  if (call.text !== undefined) return textCrossing(call.text, call);
  const { payload, args, now, seed } = call;
  const taken = payload === undefined ? null : payloadOf(payload);
  const kind = taken === null ? undefined : typeof taken === 'string' ? 'units' : 'bytes';
  const json = jsonOf({ kind, length: taken?.length, args, now, seed });
  return { payload: taken, text: null, json };
}

function textCrossing(text: string, { args, now, seed }: Call): Crossing {
  const length = Buffer.byteLength(text);
  if (length > LIMITS.inputBytes) throw tooLarge('The payload is', length);
  // A C string ends at the first NUL.
  if (text.includes('\0')) return { payload: null, text: null, json: jsonOf({ args: [text, ...args], now, seed }) };
  return { payload: null, text, json: jsonOf({ kind: 'text', length, args, now, seed }) };
}

function jsonOf(call: object): string {
  const json = JSON.stringify(call);
  // UTF-8 takes at most three bytes a unit: only long texts need to be measured.
  if (json.length * 3 > LIMITS.inputBytes && Buffer.byteLength(json) > LIMITS.inputBytes) {
    throw tooLarge('The arguments are', Buffer.byteLength(json));
  }
  return json;
}

/**
 * Text arrives as UTF-16 code units, so that `String.fromCharCode.apply(null, payload)` gives the text back; what is
 * not valid UTF-8 stays bytes. ASCII is both at once.
 */
function payloadOf({ bytes, kind }: { bytes: Uint8Array; kind: 'text' | 'binary' }): Uint8Array | string {
  if (bytes.length > LIMITS.inputBytes) throw tooLarge('The payload is', bytes.length);
  if (kind === 'binary' || isAscii(bytes)) return bytes;
  try {
    return strict.decode(bytes);
  } catch {
    return bytes;
  }
}

function tooLarge(what: string, size: number): Failure {
  return new Failure('input-too-large', `${what} ${size} bytes; a converter takes ${LIMITS.inputBytes}.`);
}

/** Writes a call into the arena and answers the addresses of the VM's strings that `invoke` takes, 0 when memory is full. */
export function writeCall(instance: Instance, { payload, text, json }: Crossing): number[] {
  const { arena, memory, native } = instance;
  const at = arena + ARENA.payload;
  let size = typeof payload === 'string' ? 2 * payload.length : (payload?.length ?? 0);
  if (typeof payload === 'string') Buffer.from(memory.buffer, at, size).write(payload, 'utf16le');
  else if (payload !== null) memory.set(payload, at);
  else if (text !== null) size = writeText(memory, text, at, arena + ARENA.json);
  const written = writeText(memory, json, arena + ARENA.json, arena + ARENA.bytes);
  instance.wroteCall(size, written);
  const call = native.newString(arena + ARENA.json);
  return text === null ? [call] : [call, native.newString(at)];
}

/** As UTF-8 and a NUL; answers how many bytes before that. */
function writeText(memory: Uint8Array, text: string, from: number, end: number): number {
  const { written } = encoder.encodeInto(text, memory.subarray(from, end - 1));
  memory[from + written] = 0;
  return written;
}

/** Calls a function of the base image with values. `error` is the address of what it threw, 0 when it returned. */
export function callEntry(instance: Instance, callee: number, given: number[]): { value: number; error: number } {
  const list = instance.arena + ARENA.argumentList;
  instance.words.set(given, list >> 2);
  const value = instance.native.call(callee, given.length, list);
  return { value, error: instance.native.exceptionOf(value) };
}

/** Where a NUL-terminated UTF-8 copy of a VM string lies; null = the heap had no room for one. */
export function spanOf(instance: Instance, value: number): { from: number; to: number } | null {
  const from = instance.native.cString(value);
  if (from === 0) return null;
  const to = instance.memory.indexOf(0, from);
  return to < 0 ? null : { from, to };
}

/** A VM string as text; null = the heap had no room for the copy. */
export function readText(instance: Instance, value: number): string | null {
  const span = spanOf(instance, value);
  return span === null ? null : textAt(instance, span);
}

export function textAt({ memory }: Instance, { from, to }: { from: number; to: number }): string {
  return Buffer.from(memory.buffer, from, to - from).toString('utf8');
}

/** What the script logged, read from the arena: it is there whatever ended the script. */
export function readLogs(instance: Instance): string[] {
  const { arena, memory, logged: count } = instance;
  if (count === 0) return [];
  const text = Buffer.from(memory.buffer, arena + ARENA.log, 2 * count).toString('utf16le');
  const lines = text.toWellFormed().split('\u001e');
  return count < LIMITS.logCharacters ? lines : [...lines, '(the rest of the log was cut)'];
}
