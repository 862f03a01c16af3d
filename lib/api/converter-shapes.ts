import { z } from '@hono/zod-openapi';
import { LIMITS } from '../converters/limits.ts';
import { exportedConverter, isExport } from '../converters/thingsboard-export.ts';
import { Failure } from '../model/failure.ts';
import { Name } from './shapes.ts';

export const Kind = z.enum(['uplink', 'downlink']);
export const ContractName = z.enum(['thingsboard', 'thingsboard-typed', 'codec']);
export const LanguageName = z.enum(['js', 'tbel', 'table']);

export const Script = z
  .string()
  .min(1)
  .refine((script) => Buffer.byteLength(script) <= LIMITS.scriptBytes, {
    error: `is larger than ${LIMITS.scriptBytes} bytes`,
    params: { fix: 'Shorten the script.' },
  });

/** The form of typed converters and codecs: what becomes what. Its members depend on the contract, see form-shapes. */
export const Form = z
  .record(z.string().min(1).max(256), z.unknown())
  .refine((form) => JSON.stringify(form).length <= 65_536, { error: 'is larger than 64 KB' })
  .openapi({
    description:
      'Of typed converters and codecs: entityType, name, profile, label, customer, group (with $key patterns), the key ' +
      'lists attributes, telemetry and updateOnlyKeys; of codecs also dataAttributes and normalized',
  });

const given = {
  name: Name,
  contract: ContractName,
  language: LanguageName,
  integrationType: z.string().min(1).max(100).nullable().openapi({ description: 'null: usable with every type' }),
  script: Script,
  updateOnlyKeys: z.array(z.string().min(1).max(256)).max(500),
  form: Form,
};

/** Answers carry these; a client that sends back what it read is not punished for it. */
const READ_ONLY = {
  id: z.unknown().optional(),
  version: z.unknown().optional(),
  createdAt: z.unknown().optional(),
  warnings: z.unknown().optional(),
  integrations: z.unknown().optional(),
};

/** What goes into the history with a change. */
export const REASONS = {
  why: z.string().max(1_000).optional().openapi({ description: 'Kept in the history' }),
  force: z.string().trim().min(1).max(1_000).optional().openapi({
    description: 'A reason to activate it although vectors fail; it is kept in the history',
  }),
};

export const CreateConverter = z
  .strictObject({
    name: given.name,
    kind: Kind,
    contract: given.contract.default('thingsboard'),
    language: given.language.default('js'),
    integrationType: given.integrationType.default(null),
    script: given.script,
    updateOnlyKeys: given.updateOnlyKeys.default([]),
    form: given.form.default({}),
  })
  .openapi('CreateConverter');

/** Takes a converter as ours, or as ThingsBoard exports it. */
function orExport<T extends z.ZodType>(schema: T) {
  return z.preprocess((body, context) => {
    if (!isExport(body)) return body;
    try {
      return exportedConverter(body);
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      const path = thrown.detail.field?.split('.') ?? [];
      context.addIssue({ code: 'custom', path, message: 'is missing', params: { fix: thrown.detail.fix } });
      return z.NEVER;
    }
  }, schema);
}

export const NewConverter = orExport(CreateConverter);

export const ReplaceConverter = orExport(
  CreateConverter.extend({ ...READ_ONLY, ...REASONS }).openapi('ReplaceConverter'),
);

export const PatchConverter = z
  .strictObject({ kind: Kind, ...given, ...READ_ONLY, ...REASONS })
  .partial()
  .openapi('PatchConverter');

const summary = {
  id: z.string(),
  name: z.string(),
  kind: Kind,
  contract: ContractName,
  language: LanguageName,
  integrationType: z.string().nullable(),
  updateOnlyKeys: z.array(z.string()),
  form: z.record(z.string(), z.unknown()),
  version: z.string().openapi({ description: 'sha256 of contract, language, script and form of the active version' }),
  createdAt: z.int(),
};

export const ConverterSummary = z.strictObject(summary).openapi('ConverterSummary');

export const ScriptWarning = z
  .strictObject({ line: z.int(), column: z.int(), message: z.string() })
  .openapi('ScriptWarning');

/** What every answer about a version says beside it. */
export const EFFECTS = {
  warnings: z.array(ScriptWarning).openapi({ description: 'What of the script runs, but not as it reads' }),
  integrations: z
    .array(z.strictObject({ id: z.string(), name: z.string(), type: z.string() }))
    .openapi({ description: 'Those that use the converter: a change of its active version changes what they do' }),
};

export const ConverterAnswer = z.strictObject({ ...summary, script: z.string(), ...EFFECTS }).openapi('Converter');

/** A change of a stored converter: only the members that are there change. */
export type ConverterChange = Partial<z.output<typeof CreateConverter>>;

/** What of a converter a version holds. */
export const VERSION_CONTENT = {
  contract: given.contract.optional(),
  language: given.language.optional(),
  script: given.script.optional(),
  form: given.form.optional(),
};

/** What of a PUT or PATCH body is a change: no read-only members, no reasons, and none that were not given. */
export function changeOf(body: z.output<typeof ReplaceConverter> | z.output<typeof PatchConverter>): ConverterChange {
  const entries = Object.entries(body).filter(
    ([key, value]) => !(key in READ_ONLY || key in REASONS) && value !== undefined,
  );
  return Object.fromEntries(entries) as ConverterChange;
}
