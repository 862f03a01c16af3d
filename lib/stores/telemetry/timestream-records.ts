import type { MeasureValue, _Record as TimestreamRecord } from '@aws-sdk/client-timestream-write';
import type { Json } from '../../model/json.ts';
import type { TelemetryPoint } from '../../model/ports.ts';

/** A multi-measure record takes 256 measures and 2 KB; the dimensions need a part of those. */
const MAX_MEASURES = 256;
const MAX_BYTES = 1_500;

/** Name of the records' measure; a point that does not fit into one record goes on as `telemetry~1` … */
const MEASURE = 'telemetry';

/**
 * Column of a value: its key behind a letter for its type. A column has one type for ever, so 22 and "22" need two;
 * and no key can collide with Timestream's own words (`time`, `measure_name`, `ts_…`). Colons are not allowed.
 */
export function measureOf(key: string, value: Json): MeasureValue {
  const name = key.replace(/[%:]/g, (c) => (c === ':' ? '%3A' : '%25'));
  if (typeof value === 'number') return { Name: `n_${name}`, Value: String(value), Type: 'DOUBLE' };
  if (typeof value === 'boolean') return { Name: `b_${name}`, Value: String(value), Type: 'BOOLEAN' };
  // Timestream takes no empty text.
  if (typeof value === 'string' && value !== '') return { Name: `s_${name}`, Value: value, Type: 'VARCHAR' };
  return { Name: `j_${name}`, Value: JSON.stringify(value), Type: 'VARCHAR' };
}

/** Inverse of `measureOf`, from a column of a query's answer; null for columns that hold no value of ours. */
export function readMeasure(column: string, text: string): { key: string; value: Json } | null {
  const read = READERS[column.slice(0, 2)];
  if (read === undefined) return null;
  return { key: column.slice(2).replaceAll('%3A', ':').replaceAll('%25', '%'), value: read(text) };
}

const READERS: { [prefix: string]: (text: string) => Json } = {
  n_: Number,
  b_: (text) => text === 'true',
  s_: (text) => text,
  j_: (text) => JSON.parse(text) as Json,
};

/**
 * Points as multi-measure records, with their entity as dimensions. A point without values needs none.
 * Messages of one millisecond must not replace each other's record, so the hash gives each its nanosecond in it; points
 * that one message brings for one time follow each other.
 */
export function recordsOf(points: TelemetryPoint[]): { point: TelemetryPoint; record: TimestreamRecord }[] {
  const seen = new Map<string, number>();
  return points.flatMap((point) => {
    const place = `${point.ref.id} ${point.ts} ${point.hash}`;
    const before = seen.get(place) ?? 0;
    seen.set(place, before + 1);
    const nanosecond = (Number.parseInt(point.hash.slice(0, 6), 16) % 990_000) + before;
    const time = `${Math.floor(point.ts)}${String(nanosecond).padStart(6, '0')}`;
    return recordsAt(point, time).map((record) => ({ point, record }));
  });
}

function recordsAt(point: TelemetryPoint, Time: string): TimestreamRecord[] {
  const measures = Object.entries(point.values).map(([key, value]) => measureOf(key, value));
  return packed(measures).map((MeasureValues, index) => ({
    Dimensions: [
      { Name: 'entity', Value: point.ref.id },
      { Name: 'kind', Value: point.ref.kind },
      { Name: 'name', Value: point.name },
      { Name: 'profile', Value: point.profile },
    ],
    MeasureName: index === 0 ? MEASURE : `${MEASURE}~${index}`,
    MeasureValues,
    Time,
  }));
}

/** Measures in groups that fit into one record. */
function packed(measures: MeasureValue[]): MeasureValue[][] {
  const groups: MeasureValue[][] = [];
  let room = 0;
  for (const measure of measures) {
    const bytes = Buffer.byteLength(measure.Name ?? '') + Buffer.byteLength(measure.Value ?? '');
    const last = groups.at(-1);
    if (last === undefined || last.length === MAX_MEASURES || bytes > room) {
      groups.push([measure]);
      room = MAX_BYTES - bytes;
    } else {
      last.push(measure);
      room -= bytes;
    }
  }
  return groups;
}
