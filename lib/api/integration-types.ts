import { createRoute, z } from '@hono/zod-openapi';
import { Failure } from '../model/failure.ts';
import type { Field, Fields } from '../model/fields.ts';
import type { IntegrationType } from '../model/integration.ts';
import { allFields } from '../model/integration.ts';
import type { TypeSample } from '../model/type-sample.ts';
import type { Api } from './parts.ts';
import { AnyJson, answers, pageOf } from './shapes.ts';

const FieldShape = z
  .strictObject({
    type: z.enum(['text', 'url', 'number', 'boolean', 'choice', 'list', 'secret', 'headers']),
    label: z.string(),
    help: z.string().optional(),
    optional: z.boolean().optional(),
    example: z.string().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    pattern: z.string().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    choices: z.array(z.string()).optional(),
    outbound: z.boolean().optional().openapi({ description: 'Of a url: false = only the provider calls it' }),
  })
  .openapi('Field');

const Sample = z
  .strictObject({
    name: z.string(),
    contentType: z.string(),
    metadata: z.record(z.string(), z.string()),
    payload: z.string().optional().openapi({ description: 'base64' }),
    payloadText: z.string().optional(),
    payloadJson: AnyJson.optional(),
  })
  .openapi('Sample', { description: 'Exactly one of payload, payloadText and payloadJson is there' });

const summary = {
  type: z.string().openapi({ example: 'chirpstack' }),
  label: z.string(),
  about: z.string(),
  trigger: z.enum(['http', 'iot', 'stream', 'queue', 'agent']),
  downlink: z.enum(['push', 'reply', 'none']),
};

const Scripts = z.strictObject({ js: z.string(), tbel: z.string() });

const TypedForm = z.strictObject({
  entityType: z.literal('DEVICE'),
  name: z.string(),
  profile: z.string().optional(),
  label: z.string().optional(),
  telemetry: z.array(z.string()),
  attributes: z.array(z.string()),
  updateOnlyKeys: z.array(z.string()),
});

const Summary = z.strictObject(summary).openapi('IntegrationTypeSummary');

const Detail = z
  .strictObject({
    ...summary,
    fields: z.record(z.string(), FieldShape),
    samples: z.array(Sample),
    typedKeys: z.record(
      z.string(),
      z.strictObject({ about: z.string(), example: z.union([z.string(), z.number(), z.boolean()]) }),
    ),
    typedStart: z
      .strictObject({ form: TypedForm, scripts: Scripts })
      .nullable()
      .openapi({ description: 'What a typed converter starts with: form and scripts; null: no usual one' }),
    defaultScripts: z.strictObject({ uplink: Scripts, downlink: Scripts }),
  })
  .openapi('IntegrationType');

const listRoute = createRoute({
  method: 'get',
  path: '/api/integration-types',
  summary: 'All integration types',
  tags: ['Integration types'],
  responses: answers(200, pageOf(Summary), 'The types'),
});

const readRoute = createRoute({
  method: 'get',
  path: '/api/integration-types/{type}',
  summary: 'One integration type: its fields, samples and default scripts',
  tags: ['Integration types'],
  request: { params: z.object({ type: z.string().openapi({ param: { name: 'type', in: 'path' } }) }) },
  responses: answers(200, Detail, 'The type'),
});

export function integrationTypeRoutes(api: Api): void {
  api.openapi(listRoute, (c) => {
    const items = Object.values(c.var.parts.registry).map(summaryOf);
    return c.json({ items, cursor: null }, 200);
  });
  api.openapi(readRoute, (c) => {
    const { registry, samples } = c.var.parts;
    const type = typeOf(registry, c.req.valid('param').type, 'type', 'not-found');
    return c.json(
      {
        ...summaryOf(type),
        fields: shownFields(allFields(type)),
        samples: (samples[type.type] ?? []).map(shownSample),
        typedKeys: { ...type.typedKeys },
        typedStart: type.typedStart ?? null,
        defaultScripts: type.defaultScripts,
      },
      200,
    );
  });
}

/** Looks a type up by name; `code` says whether a wrong name is a wrong address or a wrong value. */
export function typeOf(
  registry: { readonly [type: string]: IntegrationType },
  name: string,
  field: string,
  code: 'not-found' | 'invalid',
): IntegrationType {
  const type = Object.hasOwn(registry, name) ? registry[name] : undefined;
  if (type !== undefined) return type;
  throw new Failure(code, `There is no integration type '${name}'`, {
    field,
    fix: `Give one of: ${Object.keys(registry).join(', ')}.`,
  });
}

function summaryOf({ type, label, about, trigger, downlink }: IntegrationType) {
  return { type, label, about, trigger, downlink: downlink.mode };
}

function shownFields(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, shownField(field)]));
}

/** A type may declare more on a field than the API promises; only the promised members leave. */
function shownField(field: Field): z.input<typeof FieldShape> {
  return FieldShape.parse(Object.fromEntries(Object.keys(FieldShape.shape).flatMap((key) => pick(field, key))));
}

function pick(from: object, key: string): [string, unknown][] {
  const value: unknown = Reflect.get(from, key);
  return value === undefined ? [] : [[key, value]];
}

function shownSample(sample: TypeSample): z.input<typeof Sample> {
  const { name, contentType, metadata } = sample;
  const payload = (['payload', 'payloadText', 'payloadJson'] as const).flatMap((key) => pick(sample, key));
  return { name, contentType, metadata: { ...metadata }, ...Object.fromEntries(payload) };
}
