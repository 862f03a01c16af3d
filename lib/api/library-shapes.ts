import { z } from '@hono/zod-openapi';
import { ContractName, Form, Kind, LanguageName, Script } from './converter-shapes.ts';
import { AnyJson, Name } from './shapes.ts';
import { GivenVector, MOST_VECTORS } from './vector-shapes.ts';

export const SourceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, { error: 'must have 1 to 40 characters of a-z, 0-9 and -' });

/** Addresses are shown to everybody who may read the API. */
export const SourceUrl = z
  .string()
  .min(1)
  .max(2_000)
  .refine((url) => !hasCredentials(url), {
    error: 'holds a user or password',
    params: { fix: 'Leave them out, and give a token to the command that syncs.' },
  });

function hasCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && (url.username !== '' || url.password !== '');
}

export const PutSource = z
  .strictObject({ url: SourceUrl, branch: z.string().min(1).max(255).nullable().default(null) })
  .openapi('PutLibrarySource');

const synced = {
  commit: z.string().max(100).nullable().openapi({ description: 'null: a folder outside git' }),
  licence: z.string().max(200).nullable().openapi({ description: 'null: none was stated' }),
};

export const SourceAnswer = z
  .strictObject({
    ...{ id: z.string(), url: z.string(), branch: z.string().nullable() },
    synced: z
      .strictObject({ ...synced, at: z.int(), converters: z.int(), passed: z.int(), failed: z.int(), skipped: z.int() })
      .nullable()
      .openapi({ description: 'null: never. Vectors are counted' }),
  })
  .openapi('LibrarySource');

const count = z.int().min(0);

const place = {
  integrationType: z
    .string()
    .min(1)
    .max(100)
    .nullable()
    .openapi({ description: 'null: a device codec, for every type that yields device bytes' }),
  vendor: Name,
  model: Name,
  kind: Kind,
};

const Digest = z.string().regex(/^[0-9a-f]{64}$/, { error: 'is no sha256 in hex' });

export const Entry = z
  .strictObject({
    ...{ ...place, contract: ContractName, language: LanguageName, path: z.string().min(1).max(1_000) },
    ...{ content: Digest, passed: count, failed: count, skipped: count },
  })
  .openapi('LibraryEntry');

export const PutIndex = z.strictObject({ ...synced, items: z.array(Entry).max(20_000) }).openapi('PutLibraryIndex');

export const IndexAnswer = z
  .strictObject({ ...synced, syncedAt: z.int().nullable(), items: z.array(Entry), cursor: z.null() })
  .openapi('LibraryIndex');

export const PutContent = z
  .strictObject({
    kind: Kind,
    script: Script,
    form: Form.default({}),
    updateOnlyKeys: z.array(z.string().min(1).max(256)).max(500).default([]),
    vectors: z.array(GivenVector).max(MOST_VECTORS).default([]),
  })
  .openapi('PutLibraryContent');

export const ContentParams = z.object({ id: SourceId, digest: Digest });

export const VendorAnswer = z
  .strictObject({ name: z.string(), models: z.int(), sources: z.array(z.string()) })
  .openapi('LibraryVendor');

export const ModelAnswer = z
  .strictObject({ name: z.string(), uplink: z.boolean(), downlink: z.boolean(), sources: z.array(z.string()) })
  .openapi('LibraryModel');

const origin = { source: z.string(), url: z.string(), ...synced, path: z.string() };

export const ConverterFound = z
  .strictObject({
    ...{ ...place, contract: ContractName, language: LanguageName, script: z.string() },
    ...{ form: z.record(z.string(), AnyJson), updateOnlyKeys: z.array(z.string()) },
    sample: z.record(z.string(), AnyJson).nullable().openapi({ description: 'Input of its first vector' }),
    metadata: z.record(z.string(), AnyJson).openapi({ description: 'What comes beside the sample' }),
    vectors: z.strictObject({ passed: count, failed: count, skipped: count }),
    ...origin,
  })
  .openapi('LibraryConverter');

export const Install = z
  .strictObject({
    integrationType: z.string().min(1).max(100),
    ...{ vendor: Name, model: Name, kind: Kind },
    source: SourceId.optional().openapi({ description: 'Where several have it; default: the first by name' }),
    name: Name.optional(),
  })
  .openapi('InstallFromLibrary');

export const Installed = z
  .strictObject({
    ...{ converterId: z.string(), name: z.string(), ...place, ...origin, installedAt: z.int() },
    update: z
      .enum(['current', 'available', 'gone'])
      .openapi({ description: 'available: the library has another script or form; gone: it has this one no longer' }),
    available: z.strictObject({ commit: z.string().nullable(), path: z.string() }).nullable(),
  })
  .openapi('InstalledConverter');

const Result = z.strictObject({ output: AnyJson.optional(), error: z.string().optional() });

export const InstalledDetail = Installed.extend({
  script: z.string().nullable().openapi({ description: 'Of the library now; null: there is no other' }),
  same: z.int().openapi({ description: 'Vectors on which both scripts give the same' }),
  changes: z.array(z.strictObject({ name: z.string(), before: Result, after: Result, diff: z.array(z.string()) })),
}).openapi('InstalledConverterDetail');
