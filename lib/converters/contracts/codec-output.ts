import { Failure } from '../../model/failure.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { badOutput, typeName } from './bad-output.ts';
import type { UplinkInput } from './contract.ts';
import type { Form } from './form.ts';
import { mergedOutput } from './typed-output.ts';

/** A record has room for so many warnings, of so many characters each. */
const WARNINGS = { count: 20, characters: 500 };

/**
 * What the form makes of `{data, warnings, errors}`, in the shape of a typed converter's output: data becomes
 * telemetry at the uplink's time, its `dataAttributes` become attributes. Data as an array gives one point per object.
 * Nothing at all gives null. A table also says `points` of other times and `attributes`. Throws `codec-error` when the codec reports errors, `bad-output` for other shapes.
 * Source: TS013-1.0.0 of the LoRa Alliance, "Payload codec API".
 */
export function codecOutput(
  form: Form,
  said: Json,
  { metadata, now, time = now }: Pick<UplinkInput, 'metadata' | 'now' | 'time'>,
  isTable = false,
): { output: Json; at: number; warnings: string[] } {
  if (said === null) return { output: null, at: time, warnings: [] };
  const { warnings, result } = judged(said);
  const taken = form.normalized ? normalizedIn(result, time) : dataIn(result['data'] ?? null, time);
  const moved = new Set(form.dataAttributes);
  const attributes: JsonObject = isTable ? { ...(result['attributes'] as JsonObject | undefined) } : {};
  const told = isTable ? ((result['points'] ?? []) as unknown as Timed[]) : [];
  // What is moved comes from the device as it is now; a point of the past has no say in it.
  const past = told.map(({ ts, values }) => ({ ts, values: without(values, moved) }));
  const telemetry = taken.map(({ ts, values }) => {
    const kept = Object.entries(values).filter(([key, value]) => {
      if (moved.has(key)) attributes[key] = value;
      return !moved.has(key);
    });
    return { ts, values: Object.fromEntries(kept) };
  });
  const output = mergedOutput(form, { ...shaped(telemetry, past), attributes }, { ...metadata, ts: time });
  return { output, at: time, warnings };
}

function without(values: JsonObject, keys: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.has(key)));
}

/** A codec's answer without errors, and its warnings. */
export function judged(said: Json): { result: JsonObject; warnings: string[] } {
  if (!isJsonObject(said))
    throw badOutput('', `is ${typeName(said)}, not an object with data`, 'Return {data: {key: value}}.');
  const errors = linesIn(said['errors'] ?? null);
  if (errors.length === 0) return { result: said, warnings: linesIn(said['warnings'] ?? null) };
  throw new Failure('codec-error', errors.join('; '), {
    field: 'errors',
    fix: 'The codec itself reports this payload as faulty: look at the device, its port and the codec.',
  });
}

function linesIn(value: Json): string[] {
  const list = Array.isArray(value) ? value : [value];
  const lines = list.filter((item) => item !== null && item !== '').map(asText);
  return lines.slice(0, WARNINGS.count).map((line) => line.slice(0, WARNINGS.characters));
}

interface Timed {
  ts: number;
  values: JsonObject;
}

/** One object stays one, so that the listed network values join it; they never join a point of the past. */
function shaped(points: Timed[], past: Timed[]): JsonObject {
  const filled = [...points, ...past].filter(({ values }) => Object.keys(values).length > 0) as unknown as JsonObject[];
  const [first] = filled;
  if (first === undefined) return {};
  return { telemetry: filled.length === 1 && past.length === 0 ? first : filled };
}

function dataIn(data: Json, ts: number): Timed[] {
  const list = Array.isArray(data) ? data : [data];
  return list.flatMap((values, i) => {
    if (values === null) return [];
    if (isJsonObject(values)) return [{ ts, values }];
    throw badOutput(
      Array.isArray(data) ? `data[${i}]` : 'data',
      `is ${typeName(values)}, not an object`,
      'Return {key: value}.',
    );
  });
}

/**
 * Measurements of `normalizeUplink`: one object or an array, each with a `time` of its own or without, and names such
 * as `air.temperature`, nested. A codec without that function has nothing normalised to give.
 */
function normalizedIn(result: JsonObject, ts: number): Timed[] {
  const normalized = result['normalized'] ?? null;
  if (normalized === null) {
    throw badOutput('normalized', 'is missing', 'Define normalizeUplink, or set normalized in the form to false.');
  }
  return dataIn(judged(normalized).result['data'] ?? null, ts).map(({ values }) => {
    const { time, ...measured } = values;
    const own = typeof time === 'string' ? Date.parse(time) : Number.NaN;
    return { ts: Number.isNaN(own) ? ts : own, values: flat(measured) };
  });
}

function flat(values: JsonObject, prefix = ''): JsonObject {
  const pairs = Object.entries(values).flatMap(([key, value]): [string, Json][] =>
    isJsonObject(value) ? Object.entries(flat(value, `${prefix}${key}.`)) : [[prefix + key, value]],
  );
  return Object.fromEntries(pairs);
}
