import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json } from '../../model/json.ts';
import { at, numberAt } from '../_envelope/read.ts';

/** One measurement of a pack, with the pack's base values worked in. */
export interface Measurement {
  /** Base name: the device, such as `urn:dev:DEVEUI:0018B21000008CF4:`. */
  base: string;
  /** Name within the device. */
  name: string;
  value: number | string | boolean;
  /** Epoch ms; undefined where the pack tells no absolute time. */
  time: number | undefined;
}

/** Times below this many seconds are relative to now (RFC 8428, 4.5.3): not the sender's word for a moment. */
const RELATIVE = 2 ** 28;

const MAX_RECORDS = 10_000;

/**
 * Resolves a SenML pack (RFC 8428): base values hold from the record that names them on. Sums (`s`) and records with
 * base values only yield no measurement. Throws `bad-envelope` naming the record.
 */
export function measurementsOf(pack: Json[]): Measurement[] {
  if (pack.length > MAX_RECORDS) throw new Failure('bad-envelope', `The pack has more than ${MAX_RECORDS} records`);
  const base = { name: '', time: 0, value: 0 };
  return pack.flatMap((record, index): Measurement[] => {
    if (!isJsonObject(record)) throw wrong(`[${index}]`, 'is not an object');
    base.name = textOf(record['bn'], `[${index}].bn`) ?? base.name;
    base.time = numberAt(record, 'bt') ?? base.time;
    base.value = numberAt(record, 'bv') ?? base.value;
    const number = numberAt(record, 'v');
    const value = number === undefined ? otherValue(record) : number + base.value;
    const name = textOf(record['n'], `[${index}].n`) ?? '';
    if (value === undefined) return [];
    return [{ base: base.name, name, value, time: absolute(base.time + (numberAt(record, 't') ?? 0)) }];
  });
}

function otherValue(record: Json): string | boolean | undefined {
  const value = at(record, 'vs') ?? at(record, 'vb') ?? at(record, 'vd');
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function absolute(seconds: number): number | undefined {
  return seconds < RELATIVE || seconds > 1e11 ? undefined : Math.floor(seconds * 1_000);
}

function textOf(value: Json | undefined, field: string): string | undefined {
  if (value === undefined || typeof value === 'string') return value;
  throw wrong(field, 'is not text');
}

function wrong(field: string, what: string): Failure {
  return new Failure('bad-envelope', `${field} of the pack ${what}`, {
    field,
    fix: 'Send SenML in JSON, as RFC 8428 has it.',
  });
}
