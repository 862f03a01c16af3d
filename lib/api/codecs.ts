import { createRoute, z } from '@hono/zod-openapi';
import { versionHash } from '../converters/version.ts';
import { type BuiltInCodec, codecScript } from '../model/codec.ts';
import { Failure } from '../model/failure.ts';
import { codecVectors } from './codec-vectors.ts';
import { ConverterSummary, CreateConverter, Form, Kind } from './converter-shapes.ts';
import { createConverter, deleteConverter, type Stored } from './converter-write.ts';
import { tag } from './etag.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, jsonBody, pageOf } from './shapes.ts';

const summary = {
  id: z.string().openapi({ example: 'milesight/em300-th' }),
  vendor: z.string(),
  model: z.string(),
  about: z.string(),
  documentation: z.string().openapi({ description: 'Where the vendor describes the payload' }),
  hash: z.string().openapi({ description: 'Identity of the table: another one after every change of it' }),
};

const Codec = z.strictObject(summary).openapi('Codec');

const CodecWithTable = z
  .strictObject({
    ...summary,
    script: z.string().openapi({ description: 'The table: the script of a converter of the language "table"' }),
    sample: z.strictObject({ hex: z.string(), fPort: z.int() }).openapi({ description: 'One payload in hex' }),
  })
  .openapi('CodecWithTable');

/** What of a converter is not the codec's. */
const Install = CreateConverter.pick({ integrationType: true, updateOnlyKeys: true })
  .extend({
    name: CreateConverter.shape.name.optional(),
    kind: Kind.default('uplink').openapi({ description: 'downlink: for tables that have downlinks' }),
    form: Form.default({}),
  })
  .openapi('CodecInstall');

const params = z.object({
  vendor: z.string().openapi({ param: { name: 'vendor', in: 'path' }, example: 'milesight' }),
  model: z.string().openapi({ param: { name: 'model', in: 'path' }, example: 'em300-th' }),
});

const list = createRoute({
  method: 'get',
  path: '/api/codecs',
  tags: ['Codecs'],
  summary: 'List the codecs that are built in, without their tables',
  request: {
    query: z.strictObject({ vendor: z.string().max(100).optional(), search: z.string().max(100).optional() }),
  },
  responses: answers(200, pageOf(Codec), 'All of them'),
});

const read = createRoute({
  method: 'get',
  path: '/api/codecs/{vendor}/{model}',
  tags: ['Codecs'],
  summary: 'Read a codec with its table',
  request: { params },
  responses: answers(200, CodecWithTable, 'The codec'),
});

const install = createRoute({
  method: 'post',
  path: '/api/codecs/{vendor}/{model}/converters',
  tags: ['Codecs'],
  summary: 'Create a converter from a codec',
  description:
    'The table becomes the script of the converter, so a newer table of the same device never changes it by itself. ' +
    "The codec's own vectors become the converter's: a change of the table must pass them. " +
    'A table of your own goes to `POST /api/converters` with contract `codec` and language `table`.',
  request: { params, body: jsonBody(Install) },
  responses: answers(201, ConverterSummary, 'Created: what a list of converters shows of it'),
});

export function codecRoutes(api: Api): void {
  api.openapi(list, (c) => {
    const { vendor, search = '' } = c.req.valid('query');
    const words = search.toLowerCase();
    const found = c.var.parts.codecs.filter(
      (codec) =>
        (vendor === undefined || codec.vendor.toLowerCase() === vendor.toLowerCase()) &&
        `${codec.id} ${codec.model} ${codec.about}`.toLowerCase().includes(words),
    );
    return c.json({ items: found.map(summaryOf), cursor: null }, 200);
  });
  api.openapi(read, (c) => {
    const codec = codecOf(c.var.parts, c.req.valid('param'));
    return c.json({ ...summaryOf(codec), script: codecScript(codec), sample: codec.sample }, 200);
  });
  api.openapi(install, async (c) => {
    const codec = codecOf(c.var.parts, c.req.valid('param'));
    const { converter } = await installed(c.var.parts, codec, c.req.valid('json'), c.var.caller.name);
    tag(c, converter.etag);
    c.header('location', `/api/converters/${converter.id}`);
    const { active, etag: _etag, ...stored } = converter;
    return c.json({ ...stored, version: active }, 201);
  });
}

function codecOf({ codecs }: Pick<ApiParts, 'codecs'>, { vendor, model }: z.output<typeof params>): BuiltInCodec {
  const found = codecs.find(({ id }) => id === `${vendor}/${model}`);
  if (found !== undefined) return found;
  throw new Failure('not-found', `There is no codec '${`${vendor}/${model}`.slice(0, 100)}'`, {
    field: 'model',
    fix: 'GET /api/codecs lists them.',
  });
}

/** A converter with the table, and with the codec's vectors for its kind as its own. */
async function installed(
  parts: ApiParts,
  codec: BuiltInCodec,
  { name = `${codec.vendor} ${codec.model}`, ...rest }: z.output<typeof Install>,
  who: string,
): Promise<Stored> {
  const content = { ...rest, name, script: codecScript(codec), contract: 'codec', language: 'table' } as const;
  const stored = await createConverter(parts, content, who);
  try {
    await parts.catalog.putVectors(stored.converter.id, codecVectors(codec, rest.kind, parts.clock()), 'any');
  } catch (thrown) {
    await deleteConverter(parts, stored).catch(() => {});
    throw thrown;
  }
  return stored;
}

function summaryOf({ script, sample: _sample, vectors: _vectors, ...codec }: BuiltInCodec) {
  return { ...codec, hash: versionHash('codec', 'table', codecScript({ script }), {}) };
}
