import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badOutput, typeName } from './bad-output.ts';
import { judged } from './codec-output.ts';

/** A value that the device would not read as it was sent; an absent side is undefined. */
export interface Mismatch {
  /** Such as `interval` or `alarm.high`; `''` for the whole message. */
  path: string;
  sent?: Json;
  decoded?: Json;
}

/** What `decodeDownlink` reads: `{data, warnings, errors}` of TS013. Throws `codec-error` and `bad-output`. */
export function decodedDownlinkOf(said: Json): { data: JsonObject; warnings: string[] } {
  const { result, warnings } = judged(said);
  const data = result['data'] ?? null;
  if (!isJsonObject(data)) throw badOutput('data', `is ${typeName(data)}, not an object`);
  return { data, warnings };
}

/** Where the message that was encoded and the one that was read back differ. */
export function mismatchesOf(sent: Json, decoded: Json, path = ''): Mismatch[] {
  if (!isJsonObject(sent) || !isJsonObject(decoded)) {
    return isDeepStrictEqual(sent, decoded) ? [] : [{ path, sent, decoded }];
  }
  const keys = new Set([...Object.keys(sent), ...Object.keys(decoded)]);
  return [...keys].flatMap((key): Mismatch[] => {
    const [mine, read] = [sent[key], decoded[key]];
    const place = path === '' ? key : `${path}.${key}`;
    if (mine === undefined) return read === undefined ? [] : [{ path: place, decoded: read }];
    return read === undefined ? [{ path: place, sent: mine }] : mismatchesOf(mine, read, place);
  });
}
