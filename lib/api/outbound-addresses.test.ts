import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import table from '../stores/outbound/refused-addresses.json' with { type: 'json' };
import { type Kit, openKit } from './api.test-kit.ts';

let kit: Kit;
beforeAll(async () => {
  kit = await openKit();
}, 30_000);
afterAll(() => kit.close());

const create = (server: string) =>
  kit.call('POST', '/api/integrations', { type: 'chirpstack', name: randomUUID(), config: { server } });

describe('an address that downlinks would go to', () => {
  it.each([
    ['http://10.0.0.7:8090', 'not on the public internet', 'openedNetworks'],
    ['http://intern.example:8090', 'intern.example is not on the public internet', 'openedNetworks'],
    ['https://user:pw@lns.example.com', 'carries a user name or password', 'Correct the address.'],
    ['https://lns.example.com:22', 'port 22', 'Correct the address.'],
  ])('%s is refused when it is saved, with the field and what to do', async (server, reason, fix) => {
    const { status, json, text } = await create(server);
    expect([status, json['field']]).toEqual([400, 'config.server']);
    expect(json['detail']).toContain(reason);
    expect(json['fix']).toContain(fix);
    expect(text).not.toContain('user:pw');
  });

  it('is none of those that lead inside', async () => {
    const literal = table
      .filter(({ resolves }) => resolves === undefined)
      .map(({ url }) => url.replaceAll('PORT', '8090'));
    const answers = await Promise.all(literal.map(async (server) => [server, (await create(server)).status]));
    expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
    expect(literal.length).toBeGreaterThan(50);
  });

  it('is no one that only the provider calls', async () => {
    const config = (callbackUrl: string, server = 'https://iot.example.com') => ({ server, callbackUrl });
    const save = (given: object) =>
      kit.call('POST', '/api/integrations', { type: 'oceanconnect', name: randomUUID(), config: given });
    expect((await save(config('http://10.0.0.7/api/v1/integrations/oceanconnect/key'))).status).toBe(201);
    const { status, json } = await save(config('https://ours.example.com', 'http://10.0.0.7'));
    expect([status, json['field']]).toEqual([400, 'config.server']);
    expect((await save(config('no address'))).status).toBe(400);
  });

  it('may be any public one, and is looked at again when it changes', async () => {
    const { status, json } = await create('https://lns.example.com:8090');
    expect(status).toBe(201);
    const path = `/api/integrations/${json['id']}`;
    const patched = await kit.call('PATCH', path, { config: { server: 'http://127.0.0.1:8090' } });
    expect([patched.status, patched.json['field']]).toEqual([400, 'config.server']);
    expect((await kit.call('PATCH', path, { config: { apiToken: 't' } })).status).toBe(200);
    const put = { type: 'chirpstack', name: 'n', config: { server: 'http://[::1]/' } };
    expect((await kit.call('PUT', path, put)).status).toBe(400);
  });
});
