import { z } from '@hono/zod-openapi';
import { isPath } from '../converters/vectors/ignore.ts';
import { VERSION_CONTENT } from './converter-shapes.ts';
import { Metadata } from './converter-test-shapes.ts';
import { AnyJson, TextPairs } from './shapes.ts';
import { Tally } from './version-shapes.ts';

/** Vectors of one converter. */
export const MOST_VECTORS = 500;

/** Bytes of all vectors of a converter as JSON, so that one request can carry them. */
export const MOST_BYTES = 900_000;

const EXPECTED = ['output', 'converterOutput', 'error'] as const;

/** One object instead of a union, so that a fault names its member. */
export const Expected = z
  .strictObject({
    output: AnyJson.optional().openapi({ description: 'What the script returns' }),
    converterOutput: AnyJson.optional().openapi({
      description: 'The same, completed by the form; of uplink converters',
    }),
    error: z
      .strictObject({ code: z.string().min(1).max(100), message: z.string().max(10_000).optional() })
      .optional()
      .openapi({ description: 'It fails with this code; the message counts only when it is given' }),
  })
  .superRefine((expected, context) => {
    const given = EXPECTED.filter((name) => expected[name] !== undefined);
    if (given.length === 1) return;
    const [, second] = given;
    const message = second === undefined ? 'names no expectation' : `is given beside ${given[0]}`;
    const fix = `Give exactly one of: ${EXPECTED.join(', ')}.`;
    context.addIssue({ code: 'custom', path: second === undefined ? [] : [second], message, params: { fix } });
  })
  .openapi('Expected');

const Source = z.strictObject({ kind: z.enum(['library', 'message']), name: z.string().max(2_000) });

const Id = z.string().min(1).max(100);
const VectorName = z.string().min(1).max(500);
const Receipt = z.int().min(0).max(8_640_000_000_000_000);

export const Ignored = z
  .array(
    z
      .string()
      .max(500)
      .refine(isPath, {
        error: 'is no path',
        params: { fix: 'Write it as telemetry.ts, [*].values.rssi, attributes.* or attributes["a b"].' },
      }),
  )
  .max(100)
  .openapi({
    description: 'Paths that are not compared, with all below them',
    example: ['telemetry.ts', '[*].values.rssi'],
  });

/** What an input is made of; the kind of the converter says what of it must be there, see vector-write. */
const input = {
  payload: z.base64().optional().openapi({ description: 'Uplink: base64' }),
  payloadText: z.string().optional(),
  payloadJson: AnyJson.optional(),
  contentType: z.string().max(255).optional(),
  integrationType: z.string().max(100).optional().openapi({
    description: 'Typed converters and codecs: the payload is an envelope of this type. Without it: device bytes',
  }),
  fPort: z.int().min(0).max(255).optional(),
  time: Receipt.optional().openapi({ description: "Codecs: the network's time of the uplink, epoch ms" }),
  variables: TextPairs.optional(),
  msg: AnyJson.optional().openapi({ description: 'Downlink: the message' }),
  msgType: z.string().min(1).max(256).optional(),
  integrationMetadata: TextPairs.optional(),
};

export const GivenVector = z
  .strictObject({
    id: Id.optional().openapi({ description: 'Unique in the list; made from the content when it is not given' }),
    name: VectorName.optional().openapi({ description: 'Its id, when not given' }),
    ...input,
    metadata: Metadata.default({}),
    expected: Expected,
    ignore: Ignored.default([]),
    receivedAt: Receipt.optional().openapi({ description: 'What the script sees as now, epoch ms; default: now' }),
    source: Source.nullable().default(null),
  })
  .openapi('GivenVector');

export const GivenVectors = z
  .strictObject({
    items: z.array(GivenVector).max(MOST_VECTORS),
    cursor: z.null().optional().openapi({ description: 'As a GET gives it' }),
    vectors: z.unknown().optional(),
  })
  .openapi('GivenVectors');

export const VectorAnswer = z
  .strictObject({
    id: Id,
    name: VectorName,
    ...input,
    metadata: z.record(z.string(), AnyJson),
    expected: Expected,
    ignore: z.array(z.string()),
    receivedAt: z.int(),
    source: Source.nullable().openapi({ description: 'null: written by hand' }),
  })
  .openapi('Vector');

export const VectorsAnswer = z
  .strictObject({ items: z.array(VectorAnswer), cursor: z.null(), vectors: Tally })
  .openapi('Vectors');

export const VectorRun = z
  .strictObject({
    version: z
      .string()
      .max(100)
      .optional()
      .openapi({ description: 'A version of the history; default: the active one' }),
    ...VERSION_CONTENT,
  })
  .openapi('VectorRun');
