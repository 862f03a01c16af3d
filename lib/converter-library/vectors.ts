import { Buffer } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { parse } from './library.ts';

/** A payload and what its converter must make of it. */
export interface Vector {
  /** Name of the payload file. */
  name: string;
  /** The payload's bytes as they would be sent: JSON and text files as they are, `.base64` decoded. */
  payload: Uint8Array;
  payloadKind: 'text' | 'binary';
  expected: Json;
}

const PAYLOAD = /^payload(_\d+)?\.(json|txt|base64)$/;

/** Names of a converter folder's payload files, in the order of their numbers. */
export async function vectorNames(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => PAYLOAD.test(name));
  return names.sort((a, b) => numberIn(a) - numberIn(b) || (a < b ? -1 : 1));
}

function numberIn(name: string): number {
  return Number(name.match(/_(\d+)/)?.[1] ?? -1);
}

/** `payload[_N].{json,txt,base64}` with its `result[_N].json`. Throws `invalid` or `not-found` with the file's path. */
export async function readVector(folder: string, name: string): Promise<Vector> {
  const [, number = '', extension] = name.match(PAYLOAD) ?? [];
  const raw = await readFile(join(folder, name));
  const result = join(folder, `result${number}.json`);
  const text = await readFile(result, 'utf8').catch((cause: unknown) => {
    throw new Failure('not-found', `${result} is missing.`, { cause });
  });
  const binary = extension === 'base64';
  return {
    name,
    payload: binary ? Buffer.from(raw.toString('latin1'), 'base64') : raw,
    payloadKind: binary ? 'binary' : 'text',
    expected: parse(text, result),
  };
}
