import { z } from '@hono/zod-openapi';
import { ContractName, Form, Kind, LanguageName, Script, ScriptWarning } from './converter-shapes.ts';
import { errorFields } from './message-shapes.ts';
import { AnyJson, TextPairs } from './shapes.ts';

/** Typed converters and codecs find JSON values of the network here; all others get text. */
export const Metadata = z
  .record(z.string().min(1).max(256), AnyJson)
  .refine((pairs) => JSON.stringify(pairs).length <= 65_536, { error: 'is larger than 64 KB' });

const PAYLOADS = ['payload', 'payloadText', 'payloadJson'] as const;

export const Test = z
  .strictObject({
    kind: Kind.default('uplink'),
    contract: ContractName.default('thingsboard'),
    language: LanguageName.default('js'),
    integrationType: z.string().max(100).nullable().optional(),
    script: Script,
    form: Form.default({}),
    metadata: Metadata.default({}),
    payload: z.base64().optional().openapi({ description: 'Uplink: base64' }),
    payloadText: z.string().optional(),
    payloadJson: AnyJson.optional(),
    contentType: z.string().max(255).optional().openapi({
      description: 'Of a base64 payload: JSON and text reach the script as text, everything else as bytes 0..255',
    }),
    unwrap: z
      .boolean()
      .optional()
      .openapi({
        description:
          'Typed converters and codecs with an integrationType: the payload is the whole envelope (default); ' +
          'false: it is the device bytes themselves',
      }),
    fPort: z.int().min(0).max(255).optional().openapi({ description: 'Codecs: the port of device bytes' }),
    variables: TextPairs.default({}).openapi({ description: 'Codecs: variables of the device' }),
    msg: AnyJson.optional().openapi({ description: 'Downlink: the message' }),
    msgType: z.string().min(1).max(256).default('NA'),
    integrationMetadata: TextPairs.default({}),
  })
  .superRefine((test, context) => {
    const given = PAYLOADS.filter((name) => test[name] !== undefined);
    const fault = (path: string | readonly string[], message: string, fix: string) =>
      context.addIssue({ code: 'custom', path: [path].flat(), message, params: { fix } });
    if (test.kind === 'uplink' && given.length !== 1) {
      const fix = `Give exactly one of: ${PAYLOADS.join(', ')}.`;
      fault(given[1] ?? 'payload', given.length === 0 ? 'is missing' : `is given beside ${given[0]}`, fix);
    }
    const typed = test.kind === 'uplink' && test.contract !== 'thingsboard';
    for (const [key, value] of typed ? [] : Object.entries(test.metadata)) {
      const text = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      const faulty = ['metadata', key] as const;
      if (!text) fault(faulty, 'is no text, number or boolean', 'Give text: generic converters get nothing else.');
    }
    if (test.kind === 'downlink' && test.msg === undefined) fault('msg', 'is missing', 'Give the message to encode.');
  })
  .openapi('ConverterTest');

export const FailureShape = z.strictObject(errorFields);

const Reading = z
  .strictObject({
    entity: z.strictObject({
      kind: z.enum(['device', 'asset']),
      name: z.string(),
      profile: z.string(),
      label: z.string().optional(),
      customer: z.string().optional(),
      group: z.string().optional(),
    }),
    points: z.array(
      z.strictObject({ ts: z.number(), values: z.record(z.string(), AnyJson), clamped: z.literal(true).optional() }),
    ),
    attributes: z.record(z.string(), AnyJson),
  })
  .openapi('Reading');

const Encoded = z
  .strictObject({
    contentType: z.enum(['JSON', 'TEXT', 'BINARY']),
    data: z.string(),
    metadata: z.record(z.string(), AnyJson),
  })
  .openapi('EncodedDownlink');

export const Result = z
  .strictObject({
    output: AnyJson.nullable().openapi({ description: 'Decoder output: what the script returned' }),
    converterOutput: AnyJson.nullable().openapi({
      description: 'Converter output: the same, completed by the form. Null for downlinks',
    }),
    reading: z
      .union([Reading, z.array(Reading)])
      .nullable()
      .openapi({
        description: 'What would be stored: one reading, or an array of them if the script returned an array',
      }),
    downlinks: z.array(Encoded).nullable().openapi({ description: 'What would be sent, for downlink converters' }),
    warnings: z
      .array(z.union([z.string(), ScriptWarning]))
      .openapi({ description: 'Texts: what a codec warned of. With line and column: what the compiler did' }),
    logs: z.array(z.string()),
    ms: z.number().openapi({ description: 'Duration of the run' }),
    error: FailureShape.nullable(),
  })
  .openapi('ConverterTestResult');
