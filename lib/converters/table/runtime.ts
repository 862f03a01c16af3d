import { Buffer } from 'node:buffer';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import { LIMITS } from '../limits.ts';

/** A payload that its table cannot read: it becomes an error of the codec. */
export class Unreadable extends Error {}

/** Points of one payload, at most; devices put a few dozen in a frame. */
const POINTS = 500;
/** Warnings that are kept, and characters of each. */
const WARNINGS = 20;
const WARNING = 1_000;
/** Characters of a text that is made of texts: of a whole payload as hex. */
const TEXT = 8_192;

export interface Point {
  ts: number;
  values: JsonObject;
}

const floats = new DataView(new ArrayBuffer(8));
const utf8 = new TextDecoder();

function float(bytes: Uint8Array, at: number, size: 4 | 8, little: boolean): number {
  for (let i = 0; i < size; i++) floats.setUint8(i, bytes[at + i] ?? 0);
  return size === 4 ? floats.getFloat32(0, little) : floats.getFloat64(0, little);
}

function hexOf(bytes: Uint8Array, at: number, count: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + at, count).toString('hex');
}

function warn(warnings: string[] | null, text: string): string[] {
  const list = warnings ?? [];
  if (list.length < WARNINGS) list.push(text.length > WARNING ? text.slice(0, WARNING).toWellFormed() : text);
  return list;
}

/** What the code of a table calls, as `h`. */
export const runtime = {
  warn,
  f32: (bytes: Uint8Array, at: number, little: boolean) => float(bytes, at, 4, little),
  f64: (bytes: Uint8Array, at: number, little: boolean) => float(bytes, at, 8, little),
  hex: hexOf,
  mac: (bytes: Uint8Array, at: number) => hexOf(bytes, at, 6).replace(/..(?=.)/g, '$&:'),
  /** UTF-8 without the NULs that fill a field. */
  text: (bytes: Uint8Array, at: number, count: number) =>
    utf8
      .decode(bytes.subarray(at, at + count))
      .replace(/\0+$/, '')
      .toWellFormed(),
  /** Half away from zero, at a number of decimals. */
  round: (value: number, digits: number) => {
    const scale = 10 ** digits;
    return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
  },
  bits: (value: number, texts: readonly (string | null)[]) =>
    texts.filter((text, bit) => text !== null && (value >>> bit) & 1),
  /** A text that is made of texts. */
  joined: (text: string) => {
    const joined = String(text);
    if (joined.length > TEXT) throw new Unreadable(`a text has more than ${TEXT} characters`);
    return joined;
  },
  key: (text: string) => {
    if (text.length <= LIMITS.outputKeyLength) return text;
    const told = `The result has a key longer than ${LIMITS.outputKeyLength} characters.`;
    throw new Failure('output-too-large', told);
  },
  /** The value itself: marks what may be long for who counts the work. */
  long: <T>(value: T) => value,
  slow: (): never => {
    throw new Failure('timeout', `The table took more steps than ${LIMITS.softMs} ms are worth.`, {
      fix: 'Shorten what it does for each turn of a loop, or the payload.',
    });
  },
  /** A number the device's own variables may set. */
  variable: (variables: Readonly<Record<string, string>> | undefined, name: string, otherwise: number) => {
    const text = variables !== undefined && Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
    const number = text.trim() === '' ? Number.NaN : Number(text);
    return Number.isFinite(number) ? number : otherwise;
  },
  point: (points: Point[] | null, ts: number, values: JsonObject) => {
    const list = points ?? [];
    if (!Number.isFinite(ts)) throw new Unreadable('the time of a point is no number');
    if (list.length >= POINTS) throw new Unreadable(`more than ${POINTS} points in one payload`);
    list.push({ ts, values });
    return list;
  },
  fail: (at: number, text: string): never => {
    throw new Unreadable(`byte ${at}: ${text}`);
  },
  /** The payload ends before the fields that must follow: names the first that is not whole. */
  lacks: (at: number, length: number, parts: readonly [string, number][]): never => {
    let from = at;
    const missing = parts.find(([, size]) => {
      from += size;
      return from > length;
    });
    const [name, size] = missing ?? ['more', 0];
    throw new Unreadable(`byte ${from - size}: ${name} takes ${bytesText(size)}, the payload ends after ${length}`);
  },
  short: (at: number, length: number, count: number, what: string): never => {
    throw new Unreadable(`byte ${at}: ${what} takes ${bytesText(count)}, the payload ends after ${length}`);
  },
  left: (warnings: string[] | null, at: number, length: number) =>
    warn(warnings, `byte ${at}: ${bytesText(length - at)} at the end belong to nothing known`),
  unknown: (warnings: string[] | null, bytes: Uint8Array, at: number, size: number) =>
    warn(warnings, `byte ${at}: nothing is known for ${hexOf(bytes, at, size)}; it and what follows is left out`),
  sensors: (warnings: string[] | null, flags: number, known: number) =>
    warn(warnings, `the flags 0x${flags.toString(16)} name more than the ${known} sensors that are known`),
};

function bytesText(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}
