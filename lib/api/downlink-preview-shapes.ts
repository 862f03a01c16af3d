import { z } from '@hono/zod-openapi';
import { FailureShape } from './converter-test-shapes.ts';
import { MessageJson } from './downlink-shapes.ts';
import { AnyJson, TextPairs } from './shapes.ts';

export const Preview = z
  .strictObject({
    msg: MessageJson,
    msgType: z.string().min(1).max(256).default('NA'),
    metadata: TextPairs.default({}),
    integrationMetadata: TextPairs.default({}),
    variables: TextPairs.default({}).openapi({ description: 'Codecs: variables of the device' }),
    integrationType: z.string().min(1).max(100).optional(),
    integrationId: z.string().min(1).max(100).optional().openapi({ description: 'Its type and config are taken' }),
    config: z
      .record(z.string().min(1).max(100), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
      .default({})
      .openapi({ description: 'Values of the config beside those stored; secrets are *** unless given here' }),
  })
  .superRefine(({ integrationType, integrationId }, context) => {
    if ((integrationType === undefined) !== (integrationId === undefined)) return;
    const message = integrationId === undefined ? 'is missing' : 'stands beside integrationId';
    const params = { fix: 'Give exactly one of integrationType and integrationId.' };
    context.addIssue({ code: 'custom', path: ['integrationType'], message, params });
  })
  .openapi('PreviewDownlink');

const Bytes = {
  base64: z.string(),
  hex: z.string(),
  bytes: z.int().openapi({ description: 'How many' }),
};

const RoundTrip = z
  .strictObject({
    decoded: z.record(z.string(), AnyJson).nullable().openapi({ description: 'What decodeDownlink read' }),
    matches: z.boolean().openapi({ description: 'It is the message that was encoded' }),
    mismatches: z.array(z.strictObject({ path: z.string(), sent: AnyJson.optional(), decoded: AnyJson.optional() })),
    warnings: z.array(z.string()),
    error: FailureShape.nullable(),
  })
  .openapi('RoundTrip');

const Previewed = z
  .strictObject({
    contentType: z.enum(['JSON', 'TEXT', 'BINARY']),
    data: z.string(),
    metadata: z.record(z.string(), AnyJson),
    ...Bytes,
    requests: z
      .array(z.record(z.string(), AnyJson))
      .openapi({ description: 'What goes over the wire: `via` http, iot … or reply; bodies as `{base64, text}`' }),
    roundTrip: RoundTrip.nullable().openapi({ description: 'null: nothing can read these bytes back' }),
    error: FailureShape.nullable().openapi({ description: 'Why the integration type cannot send it' }),
  })
  .openapi('PreviewedDownlink');

export const PreviewAnswer = z
  .strictObject({
    output: AnyJson.nullable().openapi({ description: 'What the script returned' }),
    downlinks: z.array(Previewed),
    warnings: z.array(z.string()).openapi({ description: 'Of a codec' }),
    logs: z.array(z.string()),
    ms: z.number(),
    error: FailureShape.nullable(),
  })
  .openapi('DownlinkPreview');
