import { z } from '@hono/zod-openapi';
import { DEFAULT_NAMES } from '../converters/contracts/form.ts';
import type { Contract, ConverterKind } from '../model/converter.ts';
import type { JsonObject } from '../model/json.ts';
import { invalid } from './issues.ts';

const ENTITY_TYPES = ['DEVICE', 'ASSET'] as const;

/** Text with `$key` patterns; longer ones could not be a name anyway. */
const Pattern = z.string().max(1_024);

/** An export of ThingsBoard writes null or an empty text for "none". */
const optional = Pattern.nullable()
  .optional()
  .transform((text) => (text === null || text === '' ? undefined : text));

const keys = z
  .array(z.string().min(1).max(256))
  .max(500)
  .nullable()
  .optional()
  .transform((list) => (list === null || list === undefined ? undefined : [...new Set(list)]));

const entity = {
  entityType: z.enum(ENTITY_TYPES).default('DEVICE'),
  name: Pattern.refine((name) => name.trim() !== '', {
    error: 'is empty',
    params: { fix: 'Give a pattern such as "Device $eui".' },
  }).optional(),
  profile: optional,
  label: optional,
  customer: optional,
  group: optional,
  attributes: keys,
  telemetry: keys,
  updateOnlyKeys: keys,
};

/** The form of each contract: what it may hold. Downlink converters have none. */
const FORMS: Record<Contract, z.ZodObject> = {
  thingsboard: z.strictObject({}),
  'thingsboard-typed': z.strictObject(entity),
  codec: z.strictObject({ ...entity, dataAttributes: keys, normalized: z.boolean().optional() }),
};

const NONE = z.strictObject({});

/** A form as it is stored: checked, with its name, without empty members. Throws `invalid` with `form.<member>`. */
export function checkedForm(contract: Contract, kind: ConverterKind, form: unknown): JsonObject {
  const schema = kind === 'downlink' ? NONE : FORMS[contract];
  const result = schema.safeParse(form);
  if (!result.success) throw invalid(result.error, ['form'], Object.keys(schema.shape));
  const given = Object.entries(result.data).filter(([, value]) => value !== undefined);
  const checked = Object.fromEntries(given) as JsonObject;
  const entityType = ENTITY_TYPES.find((type) => type === checked['entityType']);
  return entityType === undefined ? checked : { name: DEFAULT_NAMES[entityType], ...checked };
}
