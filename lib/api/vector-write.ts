import { createHash } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import type { ConverterKind } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { Expected, Vector, VectorInput } from '../model/vector.ts';
import { present } from './converter-test-input.ts';
import { typeOf } from './integration-types.ts';
import { type Fault, refused } from './issues.ts';
import type { ApiParts } from './parts.ts';
import { type GivenVector, MOST_BYTES, MOST_VECTORS, type VectorAnswer } from './vector-shapes.ts';

type Given = z.output<typeof GivenVector>;

const PAYLOADS = ['payload', 'payloadText', 'payloadJson'] as const;
const OF_UPLINKS = [...PAYLOADS, 'contentType', 'integrationType', 'fPort', 'time'] as const;
const OF_DOWNLINKS = ['msg', 'msgType', 'integrationMetadata'] as const;

/** Vectors as they are stored. Throws `invalid` with `items[3].payload` and the like. */
export function vectorsOf(
  { registry, clock }: Pick<ApiParts, 'registry' | 'clock'>,
  kind: ConverterKind,
  given: Given[],
): Vector[] {
  const faults = given.flatMap((one, index) => faultsOf(kind, one).map((fault) => placed(fault, index)));
  if (faults.length > 0) throw refused(faults);
  for (const [index, { integrationType }] of given.entries()) {
    if (integrationType !== undefined) typeOf(registry, integrationType, `items[${index}].integrationType`, 'invalid');
  }
  const vectors = given.map((one) => vectorOf(one, clock()));
  checkIds(vectors);
  checkSize(vectors);
  return vectors;
}

/** Throws `invalid` for more than one request could carry. */
export function checkSize(vectors: Vector[]): void {
  const size = Buffer.byteLength(JSON.stringify(vectors));
  if (vectors.length <= MOST_VECTORS && size <= MOST_BYTES) return;
  const detail = `These are ${vectors.length} vectors of ${size} bytes`;
  throw new Failure('invalid', `${detail}; a converter may have ${MOST_VECTORS} of ${MOST_BYTES}`, {
    field: 'items',
    fix: 'Keep those that differ in what they show.',
  });
}

/** A vector as the API shows and takes it: its input beside the rest. */
export function shownVector({ id, name, input, ...rest }: Vector): z.output<typeof VectorAnswer> {
  return { id, name, ...input, ...rest };
}

function vectorOf({ id, name, expected, ignore, receivedAt, source, metadata, ...rest }: Given, now: number): Vector {
  const input = { ...present(rest), metadata: metadata as JsonObject } as VectorInput;
  const known = { input, expected: present(expected) as Expected, ignore, receivedAt: receivedAt ?? now, source };
  const made =
    id ??
    createHash('sha256')
      .update(JSON.stringify([input, ignore]))
      .digest('hex')
      .slice(0, 12);
  return { id: made, name: name ?? made, ...known };
}

function faultsOf(kind: ConverterKind, given: Given): Fault[] {
  const payloads = PAYLOADS.filter((name) => given[name] !== undefined);
  const foreign = (kind === 'uplink' ? OF_DOWNLINKS : OF_UPLINKS).filter((name) => given[name] !== undefined);
  const faults: Fault[] = foreign.map((field) => ({
    ...{ field, message: `is not known to vectors of ${kind} converters` },
    fix: 'Leave it out.',
  }));
  if (kind === 'uplink' && payloads.length !== 1) {
    const fix = `Give exactly one of: ${PAYLOADS.join(', ')}.`;
    const message = payloads.length === 0 ? 'is missing' : `is given beside ${payloads[0]}`;
    faults.push({ field: payloads[1] ?? 'payload', message, fix });
  }
  if (kind === 'downlink' && given.msg === undefined) {
    faults.push({ field: 'msg', message: 'is missing', fix: 'Give the message to encode.' });
  }
  if (kind === 'downlink' && given.expected.converterOutput !== undefined) {
    faults.push({
      field: 'expected.converterOutput',
      message: 'is of uplink converters',
      fix: 'Give output or error.',
    });
  }
  return faults;
}

function placed(fault: Fault, index: number): Fault {
  return { ...fault, field: `items[${index}].${fault.field}` };
}

function checkIds(vectors: Vector[]): void {
  const seen = new Set<string>();
  for (const [index, { id }] of vectors.entries()) {
    if (seen.has(id)) {
      const fault = { message: `'${id}' is there twice`, fix: 'Give each vector an id of its own.' };
      throw refused([{ field: `items[${index}].id`, ...fault }]);
    }
    seen.add(id);
  }
}
