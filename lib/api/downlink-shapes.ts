import { z } from '@hono/zod-openapi';
import { type Downlink, FINAL_STATES } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { ApiParts } from './parts.ts';
import { AnyJson, TextPairs } from './shapes.ts';

/** The message has to fit a DynamoDB item together with what the converter makes of it. */
const MSG_LIMIT = 128 * 1024;

export const State = z.enum(['queued', 'encoded', 'pending', ...FINAL_STATES]);

/** JSON that fits beside what the converter makes of it. */
export const MessageJson = AnyJson.refine((msg) => Buffer.byteLength(JSON.stringify(msg) ?? '') <= MSG_LIMIT, {
  error: `is larger than ${MSG_LIMIT} bytes`,
  params: { fix: 'Send a shorter message.' },
});

/** What every order has, whatever it carries. */
export const ORDER = {
  integrationId: z.string().min(1).max(100).nullable().default(null).openapi({
    description: "null: the integration of the device's last uplink",
  }),
  expiresAt: z.int().nullable().default(null).openapi({ description: 'Epoch ms; null: in 24 h' }),
  replaceKey: z
    .string()
    .min(1)
    .max(256)
    .nullable()
    .default(null)
    .openapi({ description: 'Older downlinks of the device that still wait with this key are superseded' }),
};

export const OrderDownlink = z
  .strictObject({
    msg: MessageJson,
    msgType: z.string().min(1).max(256).default('NA'),
    metadata: TextPairs.default({}),
    ...ORDER,
  })
  .openapi('OrderDownlink');

export const RpcCall = z
  .strictObject({
    method: z.string().min(1).max(256),
    params: MessageJson.default({}).openapi({ description: 'Any JSON; the converter gets it as JSON text' }),
    oneway: z.boolean().default(true).openapi({ description: 'false is refused: an integration brings no response' }),
    additionalInfo: MessageJson.optional(),
    ...ORDER,
  })
  .openapi('RpcCall');

export const Redrive = z
  .strictObject({
    expiresAt: ORDER.expiresAt.openapi({ description: 'Epoch ms; null: as it was, or in 24 h if that has passed' }),
  })
  .openapi('RedriveDownlink');

const Encoded = z.strictObject({
  contentType: z.enum(['JSON', 'TEXT', 'BINARY']),
  data: z.string().openapi({ description: 'Text; base64 for BINARY' }),
  metadata: z.record(z.string(), AnyJson),
});

export const DownlinkAnswer = z
  .strictObject({
    id: z.string(),
    deviceId: z.string(),
    integrationId: z.string().nullable(),
    msg: AnyJson,
    msgType: z.string(),
    metadata: z.record(z.string(), z.string()),
    state: State,
    attempts: z.int().openapi({ description: 'How often it was handed to the network, or begun to be' }),
    createdAt: z.int(),
    expiresAt: z.int(),
    replaceKey: z.string().nullable(),
    notBefore: z
      .int()
      .nullable()
      .openapi({ description: 'Epoch ms of the next attempt, while its network has a pause' }),
    providerIds: z.array(z.string()).openapi({ description: "The network's names for it, once it was taken" }),
    encoded: z.array(Encoded).nullable().openapi({ description: 'What the converter made of it' }),
    answer: z
      .record(z.string(), AnyJson)
      .nullable()
      .openapi({ description: 'What the network said, its own id among it, or why it failed' }),
    history: z.array(z.strictObject({ state: State, at: z.int() })).openapi({ description: 'When which state came' }),
  })
  .openapi('Downlink');

export function answerOf(downlink: Downlink): z.input<typeof DownlinkAnswer> {
  const { id, deviceId, integrationId, msg, msgType, metadata, state, attempts } = downlink;
  const { createdAt, expiresAt, replaceKey = null, providerIds = [], encoded, answer, history } = downlink;
  const notBefore = state === 'queued' && downlink.notBefore ? downlink.notBefore : null;
  return {
    ...{ id, deviceId, integrationId, msg, msgType, metadata, state, attempts },
    ...{ createdAt, expiresAt, replaceKey, notBefore, providerIds, encoded, answer, history },
  };
}

/** Throws `invalid` when an order names an integration that does not exist. */
export async function checkIntegration({ catalog }: ApiParts, id: string | null): Promise<void> {
  if (id === null || (await catalog.integration(id)) !== null) return;
  throw new Failure('invalid', `There is no integration '${id}'`, {
    field: 'integrationId',
    fix: "Give the id of an integration, or leave it out for the one of the device's last uplink.",
  });
}

/** Absent keys of our shapes are null in a request. */
export function keyed<T extends { replaceKey: string | null }>({ replaceKey, ...rest }: T) {
  return { ...rest, ...(replaceKey === null ? {} : { replaceKey }) };
}
