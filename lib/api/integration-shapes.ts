import { z } from '@hono/zod-openapi';
import type { DebugChange } from '../model/debug.ts';
import type { Integration } from '../model/integration.ts';
import { Name, TextPairs, Time } from './shapes.ts';

const Keys = z.array(z.string().min(1).max(256)).max(200);

/** One downlink rule as the model has it (lib/model/downlink.ts). */
export const Rule = z
  .strictObject({
    msgTypes: Keys.min(1),
    keys: Keys.optional(),
    profiles: Keys.optional(),
    enrich: z.strictObject({ server: Keys.optional(), shared: Keys.optional(), client: Keys.optional() }).optional(),
  })
  .openapi('DownlinkRule');

/** Open here: the type's own fields decide (checkConfig), with `config.<field>` as the path. */
const ConfigIn = z.record(z.string(), z.unknown()).openapi({
  description: 'By the fields of the integration type. `***` keeps a secret that is stored.',
  example: { headers: { 'X-Key': 'a secret value' } },
});

const RoutingKey = z
  .string()
  .min(16)
  .max(128)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'has characters other than A-Z, a-z, 0-9, _ and -' })
  .openapi({ description: 'The secret part of the URL. Drawn at random unless you bring one from elsewhere.' });

const ConverterId = z.string().min(1).max(100).nullable();

/** What the integration's events show. */
const DebugIn = z
  .strictObject({
    failures: z.boolean().optional(),
    all: z.boolean().optional().openapi({ description: 'true: every message, for 15 minutes from now; false: not' }),
    allUntil: Time.nullable()
      .optional()
      .openapi({ description: 'Every message until then, at most 15 minutes from now; null: not' }),
  })
  .refine(({ all, allUntil }) => all === undefined || allUntil === undefined, {
    error: 'has all and allUntil',
    params: { fix: 'Give one of them.' },
  })
  .openapi('DebugChange');

const DebugOut = z
  .strictObject({ failures: z.boolean(), allUntil: z.int().nullable() })
  .openapi('Debug', { description: 'What the events show: failures, and everything until allUntil' });

/** Answers carry these; a client that sends back what it read is not punished for it. */
const READ_ONLY = {
  id: z.unknown().optional(),
  url: z.unknown().optional(),
  authentication: z.unknown().optional(),
  warnings: z.unknown().optional(),
  attachment: z.unknown().optional(),
  createdAt: z.unknown().optional(),
};

const given = {
  name: Name,
  enabled: z.boolean(),
  config: ConfigIn,
  metadata: TextPairs,
  routingKey: RoutingKey,
  uplinkConverterId: ConverterId,
  downlinkConverterId: ConverterId,
  allowCreateDevicesOrAssets: z.boolean(),
  downlinkRules: z.array(Rule).max(50).nullable(),
  debug: DebugIn,
};

export const CreateIntegration = z
  .strictObject({
    type: z.string().openapi({ example: 'chirpstack' }),
    name: given.name,
    enabled: given.enabled.default(true),
    config: given.config.default({}),
    metadata: given.metadata.default({}),
    routingKey: given.routingKey.optional(),
    uplinkConverterId: given.uplinkConverterId.default(null),
    downlinkConverterId: given.downlinkConverterId.default(null),
    allowCreateDevicesOrAssets: given.allowCreateDevicesOrAssets.default(true),
    downlinkRules: given.downlinkRules.default(null),
    debug: given.debug.optional(),
  })
  .openapi('CreateIntegration');

/** PUT: everything that is not given returns to its default; only routing key and debug stay. */
export const ReplaceIntegration = CreateIntegration.extend(READ_ONLY).openapi('ReplaceIntegration');

/** PATCH: what is not given stays. Inside `config`, null removes a field. */
export const PatchIntegration = z
  .strictObject({ type: z.string(), ...given, ...READ_ONLY })
  .partial()
  .openapi('PatchIntegration');

/** A change of a stored integration: only the members that are there change. */
export type IntegrationChange = Partial<Pick<Integration, Exclude<keyof typeof given, 'config' | 'debug'>>> & {
  type?: string;
  config?: Record<string, unknown>;
  debug?: DebugChange;
};

/** What of a PUT or PATCH body is a change: neither read-only members nor such that were not given. */
export function changeOf(
  body: z.output<typeof ReplaceIntegration> | z.output<typeof PatchIntegration>,
): IntegrationChange {
  const entries = Object.entries(body).filter(([key, value]) => !(key in READ_ONLY) && value !== undefined);
  return Object.fromEntries(entries) as IntegrationChange;
}

export const IntegrationAnswer = z
  .strictObject({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    enabled: z.boolean(),
    config: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.record(z.string(), z.string())]),
    ),
    metadata: z.record(z.string(), z.string()),
    routingKey: z.string(),
    url: z.string().nullable().openapi({ description: 'Where the network server posts; null: it does not post' }),
    uplinkConverterId: z.string().nullable(),
    downlinkConverterId: z.string().nullable(),
    allowCreateDevicesOrAssets: z.boolean(),
    downlinkRules: z
      .array(Rule)
      .nullable()
      .openapi({ description: 'null: shared attribute changes and RPC, all keys' }),
    authentication: z.enum(['headers', 'provider', 'source-addresses', 'url-only', 'aws', 'agent']),
    warnings: z.array(z.string()),
    attachment: z
      .strictObject({
        want: z.enum(['attached', 'detached', 'gone']),
        state: z.enum(['pending', 'attached', 'detached', 'failed']),
        ref: z.string().nullable(),
        error: z.string().nullable(),
      })
      .nullable(),
    debug: DebugOut,
    createdAt: z.int(),
  })
  .openapi('Integration');
