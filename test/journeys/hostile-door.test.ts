import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../../bin/generate/integration-folders.ts';
import { bodyOf, type SampleRequest } from '../../bin/generate/sample.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { mutatedEnvelope, NOTHING_SAID } from '../envelopes.test-kit.ts';
import { seed, sized } from '../size.test-kit.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';

/**
 * Envelopes that are nearly right, through the door: whatever comes, the sender hears that it was taken or what is wrong
 * with it, never of a fault of ours, and nothing is stored under a name that says nothing.
 */
const ENVELOPES = sized(4, 2_000);
const WIDTH = 2;

const all = await integrationFolders(join(import.meta.dirname, '../..'));
const folders = all.filter(({ definition }) => ['http', 'iot'].includes(definition.trigger));

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop(), sized(30_000, 300_000));

async function send(integration: Connected, request: SampleRequest): Promise<number> {
  const { method = 'POST', headers = {}, rawQuery = '', contentType } = request;
  const body = bodyOf(request);
  const init = { method, headers: { ...headers, ...(contentType === '' ? {} : { 'content-type': contentType }) } };
  const url = `${integration.url}${rawQuery === '' ? '' : `?${rawQuery}`}`;
  return (await fetch(url, method === 'GET' ? init : { ...init, body: Buffer.from(body) })).status;
}

/** A topic rule brings the message; an outage is all its function may throw. */
async function invoke(integration: Connected, request: SampleRequest): Promise<number> {
  const payload = Buffer.from(bodyOf(request)).toString('base64');
  const { topic = 'a', clientId = 'n/a' } = request;
  const event = { payload, id: crypto.randomUUID(), topic, clientId, ts: Date.now(), integration: integration.id };
  await house.invoke('uplink-aws-iot', event);
  return 204;
}

async function devices(): Promise<JsonObject[]> {
  const found: JsonObject[] = [];
  let cursor: unknown = null;
  do {
    const page = await house.api('GET', `/api/devices?limit=1000${cursor === null ? '' : `&cursor=${cursor}`}`);
    found.push(...(page['items'] as JsonObject[]));
    cursor = page['cursor'];
  } while (cursor !== null);
  return found;
}

async function connect({ definition }: IntegrationFolder): Promise<Connected> {
  const script = definition.defaultScripts.uplink.js;
  const config = definition.trigger === 'iot' ? { topicFilter: '#' } : {};
  return house.integration({ type: definition.type, script, config });
}

describe.each(folders.map((folder) => ({ type: folder.name, folder })))('$type', ({ folder }) => {
  it('answers 2xx or 400, and stores nothing without a name', { timeout: sized(20_000, 300_000) }, async () => {
    const integration = await connect(folder);
    const requests = folder.samples.map(({ request }) => request);
    const left = fc.sample(mutatedEnvelope(requests), { numRuns: ENVELOPES, seed }).values();
    const statuses = new Set<number>();
    const through = folder.definition.trigger === 'iot' ? invoke : send;
    await Promise.all(
      Array.from({ length: WIDTH }, async () => {
        for (const request of left) statuses.add(await through(integration, request));
      }),
    );
    expect([...statuses].filter((status) => status !== 204 && status !== 400 && status !== 200)).toEqual([]);
  });
});

it('has no device and no key that is called after nothing', { timeout: sized(20_000, 300_000) }, async () => {
  for (const { id, ...texts } of await devices()) {
    const latest = await house.api('GET', `/api/devices/${id}/latest`);
    const { client } = await house.api('GET', `/api/devices/${id}/attributes`);
    const { name, profile, label, customer } = texts;
    const stored = [name, profile, label, customer, ...Object.keys(latest), ...Object.keys(client as JsonObject)];
    expect(stored.filter((text) => NOTHING_SAID.test(String(text ?? '')))).toEqual([]);
  }
});
