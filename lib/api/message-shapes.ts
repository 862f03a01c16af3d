import { z } from '@hono/zod-openapi';
import { OUTCOMES } from '../model/outcome.ts';
import { AnyJson } from './shapes.ts';

export const OutcomeName = z.enum(OUTCOMES);

/** What is told of a message or downlink that failed. */
export const errorFields = {
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  fix: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
};

const summary = {
  id: z.string(),
  outcome: OutcomeName,
  receivedAt: z.int(),
  duplicates: z.int().openapi({ description: 'Re-deliveries of the same message' }),
  conflicts: z.int().openapi({ description: 'Bodies among the re-deliveries that differ from the recorded one' }),
  entity: z.string().nullable().openapi({ description: 'Names of the devices and assets it wrote to' }),
  integrationId: z.string(),
  deviceHint: z.string().nullable().openapi({ description: "The network's name of the device" }),
  error: z.strictObject(errorFields).nullable().openapi({ description: 'Of quarantined and refused ones: why' }),
};

export const MessageSummary = z.strictObject(summary).openapi('MessageSummary');

const Point = z.strictObject({
  ts: z.number(),
  values: z.record(z.string(), AnyJson),
  clamped: z.literal(true).optional().openapi({ description: 'Its own ts was unusable; this is the time of receipt' }),
});

const Effect = z
  .strictObject({
    entityId: z.string(),
    kind: z.enum(['device', 'asset']),
    name: z.string(),
    profile: z.string(),
    created: z.boolean().openapi({ description: 'Seen for the first time with this message' }),
    telemetry: z.array(Point),
    attributes: z.record(z.string(), AnyJson),
  })
  .openapi('Effect');

const raw = {
  base64: z.string(),
  contentType: z.string(),
  headers: z.record(z.string(), z.string()),
  rawQuery: z.string().optional(),
  topic: z.string().optional(),
  clientId: z.string().optional(),
  streamRecord: z
    .strictObject({
      ...{ partitionKey: z.string(), shardId: z.string(), sequenceNumber: z.string() },
      subSequenceNumber: z.string().optional().openapi({ description: 'Of an aggregated record: place in it from 0' }),
      explicitHashKey: z.string().optional(),
      damage: z.string().optional().openapi({ description: 'Why this one of several cannot be read' }),
    })
    .optional()
    .openapi({ description: 'Of stream types: where the record lies in its stream' }),
  index: z.int().optional().openapi({ description: 'Which uplink of the envelope this is' }),
};

const Raw = z.strictObject(raw).openapi('RawMessage');

const OtherBody = z.strictObject({ receivedAt: z.int(), ...raw }).openapi('OtherBody');

export const MessageAnswer = z
  .strictObject({
    ...summary,
    version: z.string().nullable().openapi({ description: 'Of the converter that ran' }),
    event: z.string().nullable().openapi({ description: 'Of ignored ones: what the network called it' }),
    raw: Raw.nullable().openapi({ description: 'null: refused messages are kept without a body' }),
    otherBodies: z.array(OtherBody).openapi({
      description: 'The first twelve other bodies that came under the same key. They had no effect',
    }),
    logs: z.array(z.string()),
    warnings: z.array(z.string()),
    effects: z.array(Effect),
  })
  .openapi('Message');
