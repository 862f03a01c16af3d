import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import { hash128 } from '../../model/message-key.ts';
import type { EntityRef, TelemetryPoint, TelemetryQuery } from '../../model/ports.ts';
import { NOW } from '../stores.test-kit.ts';

export function newRef(): EntityRef {
  return { kind: 'device', id: randomUUID() };
}

/** A point of the message `name`, by default one of its own. */
export function point(ref: EntityRef, ts: number, values: JsonObject, name: string = randomUUID()): TelemetryPoint {
  const hash = hash128(name);
  const message = { pk: 'i#20260314#0', sk: `${NOW}#${hash}` };
  return { ref, ts, values, hash, message, name: 'cold room 3', profile: 'thermometer' };
}

export const WHOLE: TelemetryQuery = {
  from: 0,
  to: NOW * 2,
  limit: 100,
  order: 'desc',
  months: new Set(['2601', '2602', '2603', '2604']),
};
