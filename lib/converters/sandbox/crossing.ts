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
  json: string;
}

/** Throws `input-too-large`. */
export function crossingOf(call: Call): Crossing {
  const { payload, args, now, seed } = call;
  const taken = payload === undefined ? null : payloadOf(payload);
  const kind = taken === null ? undefined : typeof taken === 'string' ? 'units' : 'bytes';
  const json = JSON.stringify({ kind, length: taken?.length, args, now, seed });
  // UTF-8 takes at most three bytes a unit: only long texts need to be measured.
  if (json.length * 3 > LIMITS.inputBytes && Buffer.byteLength(json) > LIMITS.inputBytes) {
    throw tooLarge('The arguments are', Buffer.byteLength(json));
  }
  return { payload: taken, json };
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

/** Writes a call into the arena and answers the address of the VM's string that `invoke` takes, 0 when memory is full. */
export function writeCall(instance: Instance, { payload, json }: Crossing): number {
  const { arena, memory } = instance;
  const at = arena + ARENA.payload;
  const size = typeof payload === 'string' ? 2 * payload.length : (payload?.length ?? 0);
  if (typeof payload === 'string') Buffer.from(memory.buffer, at, size).write(payload, 'utf16le');
  else if (payload !== null) memory.set(payload, at);
  const text = arena + ARENA.json;
  const { written } = encoder.encodeInto(json, memory.subarray(text, arena + ARENA.bytes - 1));
  memory[text + written] = 0;
  instance.wroteCall(size, written);
  return instance.native.newString(text);
}

/** Calls a function of the base image with one value. `error` is the address of what it threw, 0 when it returned. */
export function callEntry(instance: Instance, callee: number, argument: number): { value: number; error: number } {
  const list = instance.arena + ARENA.argumentList;
  instance.words[list >> 2] = argument;
  const value = instance.native.call(callee, 1, list);
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
