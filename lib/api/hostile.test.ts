import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit, TOKEN } from './api.test-kit.ts';
import { tokenHash } from './authenticate.ts';

let kit: Kit;
let ids: { integration: string; converter: string; device: string };

beforeAll(async () => {
  kit = await openKit();
  const config = { headers: { 'X-Key': SECRET } };
  const { id, converterId } = await connect(kit, { config });
  const { json } = await kit.call('POST', '/api/devices', { name: 'Target' });
  ids = { integration: id, converter: converterId, device: String(json['id']) };
});
afterAll(() => kit.close());

const SECRET = 'open-sesame-0123456789';

/** What no answer may hold. */
const LEAKS = new RegExp([SECRET, tokenHash(TOKEN), 'node_modules', '\\.ts:\\d', 'sealed', 'macs'].join('|'));

const BODIES: { [route: string]: JsonObject } = {
  'POST /api/integrations': { type: 'http', name: 'x', config: {}, metadata: {}, downlinkRules: null },
  'PATCH /api/integrations/:integration': { name: 'x', config: { headers: { 'X-Key': '***' } }, enabled: true },
  'PUT /api/integrations/:integration': { type: 'http', name: 'x', config: { sourceAddresses: [] } },
  'POST /api/converters': { name: 'x', kind: 'uplink', script: 'return null;', form: {}, updateOnlyKeys: [] },
  'PATCH /api/converters/:converter': { name: 'x', form: { a: 1 } },
  'POST /api/converters/test': { script: 'return msg;', kind: 'downlink', msg: 1, metadata: {} },
  'POST /api/devices': { name: 'y', profile: 'p', label: null, groups: [] },
  'PATCH /api/devices/:device': { label: 'l', customer: null, groups: ['g'] },
  'PUT /api/devices/:device/attributes/server': { a: 1 },
  'POST /api/devices/:device/downlinks': { msg: {}, msgType: 'T', metadata: {}, expiresAt: null },
};

function pathOf(route: string): [string, string] {
  const [method = '', path = ''] = route.split(' ');
  const filled = path.replace(/:(integration|converter|device)/, (_all, name: keyof typeof ids) => ids[name]);
  return [method, filled];
}

/** Any JSON at all, or a valid body with some members replaced by any JSON. */
function bodyOf(route: string): fc.Arbitrary<unknown> {
  const good = BODIES[route] ?? {};
  const keys = fc.constantFrom(...Object.keys(good), 'other');
  const twisted = fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 2 });
  return fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    twisted.map((change) => ({ ...good, ...change })),
  );
}

const LISTS = ['integrations', 'converters', 'devices', 'assets', 'customers', 'groups', 'messages'];

// First of all: every integration that the others make would cost each list of messages some hundred queries.
it('answers any query and any id below 500', async () => {
  const names = ['limit', 'cursor', 'name', 'profile', 'from', 'to', 'device', 'outcome', 'integration', 'other'];
  const cursor = fc.jsonValue({ maxDepth: 2 }).map((json) => Buffer.from(JSON.stringify(json)).toString('base64url'));
  const query = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string(), cursor, fc.integer().map(String)), {
    maxKeys: 3,
  });
  const tail = fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'binary', minLength: 1 }).map((id) => `/${encodeURIComponent(id.toWellFormed())}`),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...LISTS), tail, query, async (noun, id, pairs) => {
      const reply = await kit.api.request(`/api/${noun}${id}?${new URLSearchParams(pairs)}`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      const text = await reply.text();
      expect(reply.status, text).toBeLessThan(500);
      expect(text).not.toMatch(LEAKS);
    }),
    { numRuns: 200 },
  );
}, 60_000);

it.each(Object.keys(BODIES))(
  '%s answers anything below 500, by its schema, without leaks',
  async (route) => {
    await fc.assert(
      fc.asyncProperty(bodyOf(route), async (body) => {
        const reply = await kit.call(...pathOf(route), body);
        expect(reply.status, reply.text).toBeLessThan(500);
        expect(reply.text).not.toMatch(LEAKS);
      }),
      { numRuns: 60 },
    );
  },
  60_000,
);

it('answers any text as a body below 500', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(BODIES)), fc.string({ unit: 'binary' }), async (route, text) => {
      expect((await kit.call(...pathOf(route), text)).status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});
