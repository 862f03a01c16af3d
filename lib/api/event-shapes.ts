import { z } from '@hono/zod-openapi';
import type { Downlink } from '../model/downlink.ts';
import type { EntityEffect, Message, RawMessage } from '../model/message.ts';
import { OUTCOMES } from '../model/outcome.ts';
import { errorFields } from './message-shapes.ts';

export const EventKind = z.enum(['failure', 'debug']);

/** ThingsBoard cuts the texts of its events at as many characters. The whole lies in the message. */
const RAW_SHOWN = 4_096;

export const EventAnswer = z
  .strictObject({
    id: z.string().openapi({ description: 'Of the message or the downlink, which have everything' }),
    kind: EventKind,
    direction: z.enum(['uplink', 'downlink']),
    at: z.int(),
    integrationId: z.string(),
    outcome: z.enum([...OUTCOMES, 'failed']),
    version: z.string().nullable().openapi({ description: 'Of the converter that ran' }),
    entity: z.string().nullable().openapi({ description: 'Names of the devices and assets it wrote to' }),
    deviceHint: z
      .string()
      .nullable()
      .openapi({ description: "The network's name of the device; of downlinks the device's id" }),
    error: z.looseObject(errorFields).nullable(),
    logs: z.array(z.string()),
    raw: z
      .strictObject({
        base64: z.string(),
        contentType: z.string(),
        size: z.int().openapi({ description: `Bytes of the whole; base64 holds the first ${RAW_SHOWN}` }),
      })
      .nullable()
      .openapi({ description: 'What came in; of downlinks the msg. null: refused messages are kept without a body' }),
  })
  .openapi('Event');

export type Event = z.output<typeof EventAnswer>;

export function eventOfMessage(message: Message): Event {
  const { id, outcome, receivedAt, integrationId, version, deviceHint, failure, logs = [], raw, plan } = message;
  return {
    ...{ id, kind: outcome === 'stored' || outcome === 'ignored' ? 'debug' : 'failure', direction: 'uplink' },
    ...{ at: receivedAt, integrationId, outcome, version, deviceHint, logs },
    entity: plan.effects.map((effect: EntityEffect) => effect.claim.name).join(', ') || null,
    error: failure === null ? null : { ...failure },
    raw: raw === null ? null : shownRaw(raw),
  };
}

/** A downlink that failed, of which the dispatcher has kept the reason, the version and the script's log. */
export function eventOfDownlink(downlink: Downlink, integrationId: string): Event {
  const { id, createdAt, deviceId, answer, msg } = downlink;
  const { version = null, logs = [], code = 'unavailable', message = '', ...rest } = answer ?? {};
  const body = new TextEncoder().encode(JSON.stringify(msg));
  return {
    ...{ id, kind: 'failure', direction: 'downlink', at: createdAt, integrationId, outcome: 'failed' },
    ...{ version: version === null ? null : String(version), entity: null, deviceHint: deviceId },
    error: { ...rest, code: String(code), message: String(message) },
    logs: Array.isArray(logs) ? logs.map(String) : [],
    raw: shownRaw({ body, contentType: 'application/json' }),
  };
}

function shownRaw({ body, contentType }: Pick<RawMessage, 'body' | 'contentType'>): NonNullable<Event['raw']> {
  const base64 = Buffer.from(body.subarray(0, RAW_SHOWN)).toString('base64');
  return { base64, contentType, size: body.byteLength };
}
