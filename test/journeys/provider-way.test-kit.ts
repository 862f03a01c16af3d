import { beforeAll, describe, expect, it } from 'vitest';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, eventually, type House } from './house.test-kit.ts';
import type { NetworksHouse } from './networks.test-kit.ts';
import type { RunningProvider } from './providers.test-kit.ts';

/** The Things Stack hands address and key for a device's downlinks out with each uplink of a webhook that has a key. */
let house: House;
let provider: RunningProvider;
let integration: Connected;

const KEY = 'NNSXS.KEY';
const DECODER = `return { deviceName: 'cellar', deviceType: 't', telemetry: { a: 1 } };`;
const ENCODER = `return { contentType: 'BINARY', data: 'AQJY', metadata: { fPort: 2, replace: msg.replace === true } };`;

let counter = 0;

function headers(device: string, url = provider.url): Record<string, string> {
  const base = `${url}/api/v3/as/applications/cold-chain/webhooks/hook-1/devices/${device}/down`;
  return { 'X-Downlink-Apikey': KEY, 'X-Downlink-Push': `${base}/push`, 'X-Downlink-Replace': `${base}/replace` };
}

async function uplink(more: Record<string, string>): Promise<void> {
  counter += 1;
  const received_at = new Date(Date.now() + counter).toISOString();
  const end_device_ids = { device_id: 'cellar-1', dev_eui: '24E124136C226107' };
  const body = { end_device_ids, uplink_message: { f_port: 1, f_cnt: counter, frm_payload: 'AQ==', received_at } };
  expect((await integration.send(body, { headers: more })).status).toBe(204);
}

async function order(msg: JsonObject, state: string, name = 'cellar'): Promise<JsonObject> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const path = `/api/devices/${(items as JsonObject[])[0]?.['id']}/downlinks`;
  const { id } = await house.api('POST', path, { msg });
  return eventually(async () => {
    const now = await house.api('GET', `/api/downlinks/${id}`);
    return now['state'] === state ? now : null;
  });
}

const paths = () =>
  (provider.heard.get('cellar-1') ?? []).map(({ url }) => url.pathname.split('/').slice(-4).join('/'));

/** The way down that comes with an uplink. */
export function wayTests(networks: () => NetworksHouse): void {
  describe('The Things Stack: the way down that an uplink brings', () => {
    beforeAll(async () => {
      house = networks().house;
      provider = networks().provider('The Things Stack');
      integration = await house.integration({ type: 'ttn', script: DECODER, downlinkScript: ENCODER });
    });
    it('is used where the integration has no key of its own, and never shown', async () => {
      await uplink({});
      expect((await order({}, 'failed'))['answer']).toMatchObject({ code: 'invalid', field: 'config.applicationId' });
      await uplink(headers('cellar-1'));
      const accepted = await order({}, 'accepted');
      await order({ replace: true }, 'accepted');
      expect(paths()).toEqual(['devices/cellar-1/down/push', 'devices/cellar-1/down/replace']);

      const { items } = await house.api('GET', `/api/messages?integration=${integration.id}`);
      const messages = await Promise.all(
        (items as JsonObject[]).map(({ id }) => house.api('GET', `/api/messages/${String(id)}`)),
      );
      const events = await house.api('GET', `/api/integrations/${integration.id}/events`);
      const everything = JSON.stringify([accepted, messages, events, await house.api('GET', '/api/integrations')]);
      expect(everything).toContain('24E124136C226107');
      expect(everything).not.toContain(KEY);
    });

    it('costs a plain uplink nothing: it is written when it changes', async () => {
      await uplink(headers('cellar-1'));
      const calls = async (more: Record<string, string>) => {
        const meter = house.meter();
        meter.reset();
        await uplink(more);
        // the catalogue's refresh and the counters come every few seconds, whatever is sent
        return meter.operations.filter((one) => !/BatchGet|stats/.test(one)).sort();
      };
      const plain = await calls({});
      expect(await calls(headers('cellar-1'))).toEqual(plain);
      expect(await calls(headers('cellar-2'))).toHaveLength(plain.length + 1);
    });

    it('leads only to the server of the config, where that names one', async () => {
      const given = { type: 'ttn', script: DECODER.replace('cellar', 'attic'), downlinkScript: ENCODER };
      integration = await house.integration({ ...given, config: { server: provider.url } });
      await uplink(headers('attic-1', 'https://elsewhere.example.com'));
      expect((await order({}, 'failed', 'attic'))['answer']).toMatchObject({ field: 'config.applicationId' });
      await uplink(headers('attic-1'));
      await order({}, 'accepted', 'attic');
      expect(provider.heard.get('attic-1')).toHaveLength(1);
    });

    it('is only what The Things Stack writes', () => {
      const way = registry['ttn']?.downlinkWay;
      const arrival = (given: Record<string, string>) => ({
        ...{ id: 'a', receivedAt: 0, body: new Uint8Array(), contentType: '', rawQuery: '' },
        headers: Object.fromEntries(
          Object.entries({ ...headers('d-1', 'https://eu1.example.com'), ...given }).map(([k, v]) => [
            k.toLowerCase(),
            v,
          ]),
        ),
      });
      expect(way?.(arrival({}))).toMatchObject({ key: KEY, push: expect.stringContaining('/d-1/down/push') });
      for (const wrong of [
        { 'X-Downlink-Push': 'https://eu1.example.com/' },
        { 'X-Downlink-Push': 'file:///api/v3/as/applications/a/webhooks/b/devices/c/down/push' },
        { 'X-Downlink-Push': 'https://u:p@x/api/v3/as/applications/a/webhooks/b/devices/c/down/push' },
        { 'X-Downlink-Push': 'https://x/api/v3/as/applications/a/webhooks/b/devices/../down/push' },
        { 'X-Downlink-Replace': 'https://evil.example.com/' },
        { 'X-Downlink-Apikey': 'a b' },
        { 'X-Downlink-Apikey': '' },
      ])
        expect(way?.(arrival(wrong))).toBeNull();
    });
  });
}
