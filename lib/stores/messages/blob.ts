import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { entityId } from '../../model/entity.ts';
import type { FailureReport } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { EntityEffect, NewMessage, Plan, RawMessage } from '../../model/message.ts';
import type { Point } from '../../model/reading.ts';
import { DICTIONARY } from './dictionary.ts';

/** What a record holds beside its few plain attributes. */
export type Content = Pick<NewMessage, 'raw' | 'plan' | 'failure'> & Pick<Partial<NewMessage>, 'logs' | 'event'>;

/** Plan and headers as short JSON; the body follows as it is, so that its words and the plan's compress together. */
interface Packed {
  raw?: Omit<RawMessage, 'body'>;
  plan?: PackedEffect[];
  warnings?: string[];
  failure?: FailureReport;
  logs?: string[];
  event?: string;
}

type PackedEffect = Omit<EntityEffect, 'entityId' | 'points'> & { points: PackedPoint[] };
type PackedPoint = [ts: number, values: JsonObject, clamped?: 1];

/** First byte of a blob: raw DEFLATE with the first dictionary. */
const FORMAT = 1;

/** Byte of the format, then compressed: length of the JSON (4 bytes), the JSON, the body. */
export function packContent({ raw, plan, failure, logs, event }: Content): Buffer {
  const packed: Packed = {
    ...(raw === null ? {} : { raw: withoutBody(raw) }),
    ...(plan.effects.length === 0 ? {} : { plan: plan.effects.map(packEffect) }),
    ...(plan.warnings === undefined ? {} : { warnings: plan.warnings }),
    ...(failure === null ? {} : { failure }),
    ...(logs === undefined ? {} : { logs }),
    ...(event === undefined ? {} : { event }),
  };
  const head = Buffer.from(JSON.stringify(packed), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  const content = Buffer.concat([length, head, raw?.body ?? new Uint8Array()]);
  return Buffer.concat([Buffer.of(FORMAT), deflateRawSync(content, { dictionary: DICTIONARY })]);
}

export function unpackContent(blob: Uint8Array): Content {
  if (blob[0] !== FORMAT) throw new RangeError(`A record of format ${blob[0]} was written by a newer version`);
  const bytes = inflateRawSync(blob.subarray(1), { dictionary: DICTIONARY });
  const end = 4 + bytes.readUInt32BE(0);
  const packed = JSON.parse(bytes.subarray(4, end).toString('utf8')) as Packed;
  const plan: Plan = { effects: (packed.plan ?? []).map(unpackEffect) };
  if (packed.warnings !== undefined) plan.warnings = packed.warnings;
  return {
    raw: packed.raw === undefined ? null : { ...packed.raw, body: new Uint8Array(bytes.subarray(end)) },
    plan,
    failure: packed.failure ?? null,
    ...(packed.logs === undefined ? {} : { logs: packed.logs }),
    ...(packed.event === undefined ? {} : { event: packed.event }),
  };
}

function withoutBody({ body: _, ...rest }: RawMessage): Omit<RawMessage, 'body'> {
  return rest;
}

/** The id follows from kind and name. */
function packEffect({ entityId: _, points, ...effect }: EntityEffect): PackedEffect {
  return { ...effect, points: points.map(({ ts, values, clamped }) => (clamped ? [ts, values, 1] : [ts, values])) };
}

function unpackEffect({ points, ...effect }: PackedEffect): EntityEffect {
  const { kind, name } = effect.claim;
  return { ...effect, entityId: entityId(kind, name), points: points.map(unpackPoint) };
}

function unpackPoint([ts, values, clamped]: PackedPoint): Point {
  return clamped ? { ts, values, clamped: true } : { ts, values };
}
