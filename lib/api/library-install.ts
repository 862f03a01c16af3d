import { createRoute } from '@hono/zod-openapi';
import type { LibraryPin } from '../model/library.ts';
import type { Vector } from '../model/vector.ts';
import { ConverterAnswer, CreateConverter } from './converter-shapes.ts';
import { createConverter, deleteConverter, type Stored } from './converter-write.ts';
import { answerOf, effectsOf } from './converters.ts';
import { tag } from './etag.ts';
import { originOf } from './library.ts';
import { contentOf, entryAt, type FoundEntry, type Place } from './library-find.ts';
import { Install, Installed, InstalledDetail } from './library-shapes.ts';
import { changesOf, standingOf, standingsOf } from './library-updates.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, IdParams, jsonBody, pageOf } from './shapes.ts';

const tags = ['Library'];

const install = createRoute({
  ...{ method: 'post', path: '/api/library/install', tags },
  summary: 'Make a converter of one in a library, with its vectors; it stays as it is whatever the library does later',
  request: { body: jsonBody(Install) },
  responses: answers(201, ConverterAnswer, 'Installed'),
});

const list = createRoute({
  ...{ method: 'get', path: '/api/library/installed', tags },
  summary: 'Converters that came from a library, and whether it has another version of them now',
  responses: answers(200, pageOf(Installed), 'All of them'),
});

const read = createRoute({
  ...{ method: 'get', path: '/api/library/installed/{id}', tags },
  summary: 'What the script that the library has now does otherwise, on the vectors of both',
  description: 'To take it, POST the script to /api/converters/{id}/versions.',
  request: { params: IdParams },
  responses: answers(200, InstalledDetail, 'The difference of the results'),
});

export function libraryInstallRoutes(api: Api): void {
  api.openapi(install, async (c) => {
    const { name, ...place } = c.req.valid('json');
    const stored = await installed(c.var.parts, place, name, c.var.caller.name);
    tag(c, stored.converter.etag);
    c.header('location', `/api/converters/${stored.converter.id}`);
    return c.json({ ...answerOf(stored), ...(await effectsOf(c.var.parts, stored)) }, 201);
  });
  api.openapi(list, async (c) => {
    const items = (await standingsOf(c.var.parts)).map(({ shown }) => shown);
    return c.json({ items, cursor: null }, 200);
  });
  api.openapi(read, async (c) => {
    const standing = await standingOf(c.var.parts, c.req.valid('param').id);
    return c.json({ ...standing.shown, ...(await changesOf(c.var.parts, standing)) }, 200);
  });
}

async function installed(parts: ApiParts, place: Place, name: string | undefined, who: string): Promise<Stored> {
  const found = await entryAt(parts, place);
  const { integrationType, vendor, model, kind, contract, language } = found.entry;
  const { vectors, ...content } = await contentOf(parts, found);
  const about = { kind, contract, language, integrationType };
  const body = CreateConverter.parse({
    name: name ?? `${vendor} ${model} ${kind}`.slice(0, 255),
    ...about,
    ...content,
  });
  const stored = await createConverter(parts, body, who);
  try {
    await parts.catalog.putVectors(stored.converter.id, vectors.map(sourced(found)), 'any');
    await parts.catalog.putLibraryPin(pinOf(parts, stored, found));
  } catch (thrown) {
    await deleteConverter(parts, stored).catch(() => {});
    throw thrown;
  }
  return stored;
}

function sourced({ index }: FoundEntry): (vector: Vector) => Vector {
  const at = index.commit === null ? '' : `@${index.commit}`;
  return (vector) => ({ ...vector, source: { kind: 'library', name: `${vector.source?.name ?? vector.name}${at}` } });
}

function pinOf({ clock }: ApiParts, { converter }: Stored, found: FoundEntry): LibraryPin {
  const { integrationType, vendor, model, kind, content } = found.entry;
  const entry = { integrationType, vendor, model, kind, content };
  return { converterId: converter.id, ...originOf(found), ...entry, installedAt: clock() };
}
