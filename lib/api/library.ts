import { createRoute, z } from '@hono/zod-openapi';
import { Kind } from './converter-shapes.ts';
import { contentOf, entriesFor, entryAt, type FoundEntry } from './library-find.ts';
import { ConverterFound, ModelAnswer, SourceId, VendorAnswer } from './library-shapes.ts';
import type { Api } from './parts.ts';
import { answers, pageOf } from './shapes.ts';
import { shownVector } from './vector-write.ts';

const tags = ['Library'];
const name = z.string().min(1).max(255);
const root = '/api/library/{integrationType}' as const;

const vendors = createRoute({
  ...{ method: 'get', path: `${root}/vendors` as const, tags },
  summary: 'Vendors of devices that the libraries have converters for',
  request: { params: z.object({ integrationType: name }) },
  responses: answers(200, pageOf(VendorAnswer), 'All of them'),
});

const models = createRoute({
  ...{ method: 'get', path: `${root}/{vendor}/models` as const, tags },
  summary: 'Models of a vendor',
  request: { params: z.object({ integrationType: name, vendor: name }) },
  responses: answers(200, pageOf(ModelAnswer), 'All of them'),
});

const read = createRoute({
  ...{ method: 'get', path: `${root}/{vendor}/{model}/{kind}` as const, tags },
  summary: 'A converter of a library: script, sample, metadata, source, commit and licence',
  request: {
    params: z.object({ integrationType: name, vendor: name, model: name, kind: Kind }),
    query: z.strictObject({ source: SourceId.optional() }),
  },
  responses: answers(200, ConverterFound, 'The converter'),
});

export function libraryRoutes(api: Api): void {
  api.openapi(vendors, async (c) => {
    const found = await entriesFor(c.var.parts, c.req.valid('param').integrationType);
    const items = grouped(found, 'vendor').map(([vendor, entries]) => ({
      ...{ name: vendor, models: new Set(entries.map(({ entry }) => entry.model)).size, sources: sourcesOf(entries) },
    }));
    return c.json({ items, cursor: null }, 200);
  });
  api.openapi(models, async (c) => {
    const { integrationType, vendor } = c.req.valid('param');
    const found = (await entriesFor(c.var.parts, integrationType)).filter(({ entry }) => entry.vendor === vendor);
    const items = grouped(found, 'model').map(([model, entries]) => {
      const has = (kind: string) => entries.some(({ entry }) => entry.kind === kind);
      return { name: model, uplink: has('uplink'), downlink: has('downlink'), sources: sourcesOf(entries) };
    });
    return c.json({ items, cursor: null }, 200);
  });
  api.openapi(read, async (c) => {
    const found = await entryAt(c.var.parts, { ...c.req.valid('param'), ...c.req.valid('query') });
    const { script, form, updateOnlyKeys, vectors } = await contentOf(c.var.parts, found);
    const { integrationType, vendor, model, kind, contract, language, passed, failed, skipped } = found.entry;
    const [first] = vectors.map(shownVector);
    const {
      id: _id,
      name: _name,
      expected: _e,
      ignore: _i,
      receivedAt: _r,
      source: _s,
      metadata = {},
      ...sample
    } = first ?? {};
    const about = { integrationType, vendor, model, kind, contract, language, script, form, updateOnlyKeys };
    const counts = { passed, failed, skipped };
    const given = first === undefined ? null : (sample as { [key: string]: unknown });
    return c.json({ ...about, sample: given, metadata, vectors: counts, ...originOf(found) }, 200);
  });
}

/** Where a converter comes from, as answers and pins say it. */
export function originOf({ entry, source, index }: FoundEntry) {
  const { commit, licence } = index;
  return { source: source.id, url: source.url, commit, licence, path: entry.path };
}

function grouped(found: FoundEntry[], by: 'vendor' | 'model'): [string, FoundEntry[]][] {
  const groups = Map.groupBy(found, ({ entry }) => entry[by]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'en'));
}

function sourcesOf(found: FoundEntry[]): string[] {
  return [...new Set(found.map(({ source }) => source.id))];
}
