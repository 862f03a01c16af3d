import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentDigest } from '../converters/library-digest.ts';
import type { JsonObject } from '../model/json.ts';
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
  await kit.call('PUT', '/api/library-sources/x', { url: 'https://example.com/a.git' });
  const put = await kit.call('PUT', `/api/library-sources/x/contents/${DIGEST}`, CONTENT);
  expect(put.status).toBe(204);
});
afterAll(() => kit.close());

const CONTENT = { kind: 'uplink', script: 'return payload;', form: {}, updateOnlyKeys: [], vectors: [] };
const { kind: _kind, ...PLAIN } = CONTENT;
const DIGEST = contentDigest(PLAIN);

const ENTRY: JsonObject = {
  ...{ integrationType: 'ttn', vendor: 'Acme', model: 'T1', kind: 'uplink', contract: 'thingsboard', language: 'js' },
  ...{ path: 'a', content: DIGEST, passed: 0, failed: 0, skipped: 0 },
};

/** A good object with some members replaced by any JSON. */
function twisted(good: JsonObject): fc.Arbitrary<JsonObject> {
  const change = fc.dictionary(fc.constantFrom(...Object.keys(good), 'other'), fc.jsonValue({ maxDepth: 3 }), {
    maxKeys: 2,
  });
  return change.map((one) => ({ ...good, ...one }) as JsonObject);
}

const BODIES: [string, string, fc.Arbitrary<unknown>][] = [
  ['PUT', '/api/library-sources/y', twisted({ url: 'https://example.com/b.git', branch: null })],
  ['PUT', `/api/library-sources/x/contents/${DIGEST}`, twisted(CONTENT)],
  ['PUT', '/api/library-sources/x/index', twisted({ commit: 'c', licence: null, items: [ENTRY] })],
  [
    'PUT',
    '/api/library-sources/x/index',
    twisted(ENTRY).map((entry) => ({ commit: 'c', licence: null, items: [entry] })),
  ],
  ['POST', '/api/library/install', twisted({ integrationType: 'ttn', vendor: 'Acme', model: 'T1', kind: 'uplink' })],
];

it.each(BODIES)('%s %s answers anything below 500, and so do its readers', async (method, path, bodies) => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(bodies, fc.jsonValue({ maxDepth: 4 })), async (body) => {
      const reply = await kit.call(method, path, body);
      expect(reply.status, reply.text).toBeLessThan(500);
      if (reply.status >= 300) return;
      for (const one of ['library-sources', 'library/ttn/vendors', 'library/ttn/Acme/models', 'library/installed']) {
        expect((await kit.call('GET', `/api/${one}`)).status).toBe(200);
      }
    }),
    { numRuns: 15 },
  );
});
