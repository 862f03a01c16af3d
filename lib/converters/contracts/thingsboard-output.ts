import type { EntityKind } from '../../model/entity.ts';
import type { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { EntityClaim, Point, Reading } from '../../model/reading.ts';
import { badOutput, join, noting, objectsOf, textOf, together } from './bad-output.ts';
import { add, pointsOf, type Times, valuesOf } from './telemetry.ts';

export { encodedDownlinksOf } from './encoded-downlinks.ts';

/** ThingsBoard's own limit for names. */
const NAME_LENGTH = 255;

/**
 * An uplink converter's result as readings: every output variant of ThingsBoard, one object or an array of them, may be
 * mixed. Objects about one entity become one reading. Nothing (`null`, `[]`) gives an empty list; what that means is
 * the caller's business. Times are in epoch ms; `at` is given to values without a `ts`, absent: `now`; a `ts` more than 10 minutes after `now`, before 2000 or not a number
 * becomes `now` with `clamped`. Throws `bad-output` with the path, such as `telemetry[2].ts` or `[1].deviceName`.
 * Shapes: ThingsBoard's documentation of converter output, and its in-product help for both kinds of converter.
 */
export function readingsOf(output: Json, now: number, at?: number): Reading[] {
  const times: Times = { now, ...(at === undefined ? {} : { at }) };
  const readings = new Map<string, Reading>();
  for (const { path, object } of objectsOf(output)) {
    const reading = readingOf(object, path, times);
    const key = `${reading.entity.kind} ${reading.entity.name}`;
    const there = readings.get(key);
    readings.set(key, there === undefined ? reading : merge(there, reading));
  }
  return [...readings.values()];
}

function readingOf(object: JsonObject, path: string, times: Times): Reading {
  const faults: Failure[] = [];
  const entity = noting(faults, () => claimOf(object, path));
  const points = noting(faults, () => pointsOf(object['telemetry'], join(path, 'telemetry'), times));
  const attributes = noting(faults, () => valuesOf(object['attributes'], join(path, 'attributes')));
  if (entity === undefined || points === undefined || attributes === undefined) throw together(faults);
  return { entity, points, attributes };
}

function claimOf(object: JsonObject, path: string): EntityClaim {
  const { kind, name, field } = namedIn(object, path);
  if (name.trim() === '') throw badOutput(join(path, field), 'is blank', 'Return the name of the device or asset.');
  if (name.length > NAME_LENGTH)
    throw badOutput(join(path, field), `is longer than ${NAME_LENGTH} characters`, 'Shorten the name.');
  const label = textOf(object, path, kind === 'device' ? 'deviceLabel' : 'assetLabel', 'label');
  const customer = textOf(object, path, 'customerName', 'customer');
  const group = textOf(object, path, 'groupName', 'group');
  return {
    kind,
    name,
    profile: textOf(object, path, kind === 'device' ? 'deviceType' : 'assetType', 'profile') ?? 'default',
    ...(label === undefined ? {} : { label }),
    ...(customer === undefined ? {} : { customer }),
    ...(group === undefined ? {} : { group }),
  };
}

function namedIn(object: JsonObject, path: string): { kind: EntityKind; name: string; field: string } {
  const device = textOf(object, path, 'deviceName');
  const asset = textOf(object, path, 'assetName');
  if (device !== undefined && asset !== undefined) {
    throw badOutput(join(path, 'assetName'), 'stands beside a deviceName', 'Return two objects in an array.');
  }
  if (device !== undefined) return { kind: 'device', name: device, field: 'deviceName' };
  if (asset !== undefined) return { kind: 'asset', name: asset, field: 'assetName' };
  const name = textOf(object, path, 'name');
  if (name !== undefined) return { kind: kindIn(object, path), name, field: 'name' };
  throw badOutput(join(path, 'deviceName'), 'is missing', 'Return deviceName, assetName or name.');
}

/** `type` is what a script sets to override the `entityType` of its form. */
function kindIn(object: JsonObject, path: string): EntityKind {
  for (const key of ['type', 'entityType']) {
    const said = textOf(object, path, key)?.toLowerCase();
    if (said === 'device' || said === 'asset') return said;
    if (said !== undefined)
      throw badOutput(join(path, key), `is "${said}", neither DEVICE nor ASSET`, "Return 'DEVICE' or 'ASSET'.");
  }
  return 'device';
}

function merge(first: Reading, second: Reading): Reading {
  const points = new Map<number, Point>(first.points.map((point) => [point.ts, point]));
  for (const point of second.points) add(points, point);
  return {
    entity: { ...second.entity, ...first.entity },
    points: [...points.values()],
    attributes: { ...first.attributes, ...second.attributes },
  };
}
