import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integrationFolders } from '../../bin/generate/integration-folders.ts';
import { bodyOf, type SampleRequest } from '../../bin/generate/sample.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';

/** What every webhook type has beside its own: who is let in, what is answered, and what nobody sees of a request. */
let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop());

const folders = await integrationFolders(join(import.meta.dirname, '../..'));
const webhooks = folders.filter(({ definition }) => definition.trigger === 'http');

/** Names the device by the integration and shows which metadata a converter gets. */
const SCRIPT = `return { deviceName: metadata.integrationName, attributes: { seen: Object.keys(metadata).join(' ') } };`;

const SECRETS = { authorization: 'Basic c2VjcmV0OnBhc3M=', 'x-site-key': 'a-secret-value-of-the-site' };
const CREDENTIALS = { cookie: 'session=stolen', 'x-api-key': 'key-of-somebody', 'x-downlink-apikey': 'NNSXS.DOWN' };

function connect(type: string, config: JsonObject): Promise<Connected> {
  return house.integration({ type, script: SCRIPT, config });
}

async function send({ url }: Connected, request: SampleRequest, headers: Record<string, string> = {}): Promise<number> {
  const { method = 'POST', rawQuery = '', contentType } = request;
  const body = bodyOf(request);
  const sent = { ...headers, ...(contentType === '' ? {} : { 'content-type': contentType }) };
  const init = { method, headers: sent, ...(method === 'GET' ? {} : { body: Buffer.from(body) }) };
  return (await fetch(rawQuery === '' ? url : `${url}?${rawQuery}`, init)).status;
}

async function messagesOf({ id }: Connected): Promise<JsonObject[]> {
  const range = `from=${Date.now() - 3_600_000}&to=${Date.now() + 60_000}`;
  const { items } = await house.api('GET', `/api/messages?integration=${id}&${range}`);
  return Promise.all((items as JsonObject[]).map((one) => house.api('GET', `/api/messages/${one['id']}`)));
}

describe.each(webhooks.map(({ name, samples }) => ({ type: name, samples })))('$type', ({ type, samples }) => {
  const plain = samples[0]?.request ?? { contentType: '' };
  let guarded: Connected;
  beforeAll(async () => {
    guarded = await connect(type, { headers: SECRETS, replaceNoContentToOk: true });
  });

  it('lets in who shows every header of the filter, and keeps credentials from everyone', async () => {
    const { authorization, ...one } = SECRETS;
    const wrong = { ...SECRETS, authorization: 'Basic c2VjcmV0OnBhc3N=' };
    for (const headers of [{}, one, { authorization }, wrong]) expect(await send(guarded, plain, headers)).toBe(401);
    expect(await send(guarded, plain, { ...SECRETS, ...CREDENTIALS, 'x-room': '12' })).toBe(200);
    const messages = await messagesOf(guarded);
    expect(messages.map(({ outcome }) => outcome).sort()).toEqual([...Array(4).fill('refused'), 'stored']);
    const [effect] = messages.flatMap(({ effects }) => effects as { attributes: { seen: string } }[]);
    expect(effect?.attributes.seen.split(' ')).toEqual(expect.arrayContaining(['integrationName', 'Header:x-room']));
    expect(effect?.attributes.seen).not.toMatch(/authorization|cookie|api-?key|site-key/i);
    const shown = JSON.stringify([messages, await house.api('GET', `/api/integrations/${guarded.id}`)]);
    for (const secret of Object.values({ ...SECRETS, ...CREDENTIALS })) expect(shown).not.toContain(secret);
  });

  const events = samples.filter(({ expected }) => JSON.stringify(expected).includes('"kind":"event"'));
  it.skipIf(events.length === 0)('says yes to every event it ignores', async () => {
    const statuses = await Promise.all(events.map(({ request }) => send(guarded, request, SECRETS)));
    expect(statuses).toEqual(events.map(() => 200));
    const ignored = (await messagesOf(guarded)).filter(({ outcome }) => outcome === 'ignored');
    expect(ignored).toHaveLength(events.length);
    expect(ignored.every(({ event }) => typeof event === 'string' && event !== '')).toBe(true);
  });
});

it('keeps out other addresses and other tokens, and answers 204 unless told otherwise', async () => {
  const { request } = webhooks.find(({ name }) => name === 'loriot')?.samples[0] ?? { request: { contentType: '' } };
  const elsewhere = await connect('loriot', { sourceAddresses: ['192.0.2.0/24', '2001:db8::/32'] });
  expect(await send(elsewhere, request)).toBe(401);
  const near = { sourceAddresses: ['127.0.0.0/8', '::1'], headers: { Authorization: 'Bearer t0k3n' } };
  const here = await connect('loriot', near);
  expect(await send(here, request, { authorization: 'Bearer t0k3m' })).toBe(401);
  expect(await send(here, request, { authorization: 'Bearer t0k3n' })).toBe(204);
});
