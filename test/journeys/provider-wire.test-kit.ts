import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NETWORK_NAMES, type Network, type NetworksHouse, type Ordered } from './networks.test-kit.ts';
import type { Trouble } from './providers.test-kit.ts';

/** What the documentation of each network asks for, for the default script's bytes 01 02 58 on port 2. */
function documented(network: Network, { eui, downlink }: Ordered): unknown {
  const id = createHash('sha256').update(`${downlink}.0`).digest('hex').slice(0, 16).toUpperCase();
  const query = `DevEUI=${eui.toUpperCase()}&FPort=2&Payload=010258`;
  switch (network) {
    case 'ChirpStack 4':
      return { queueItem: { devEui: eui, confirmed: false, fPort: 2, data: 'AQJY' } };
    case 'ChirpStack 3':
      return { deviceQueueItem: { devEUI: eui, confirmed: false, fPort: 2, data: 'AQJY' } };
    case 'The Things Stack': {
      const item = { f_port: 2, frm_payload: 'AQJY', confirmed: false, priority: 'NORMAL' };
      return { downlinks: [{ ...item, correlation_ids: [`tributary:${downlink}.0`] }] };
    }
    case 'LORIOT':
      return { cmd: 'tx', appid: 'BE010A45', EUI: eui.toUpperCase(), port: 2, confirmed: false, data: '010258' };
    case 'ThingPark with a key':
      return expect.stringMatching(
        new RegExp(
          `^\\?${query}&AS_ID=TWA_100006246\\.167\\.AS&Time=[0-9T-]+%3A\\d\\d%3A\\d\\d&Confirmed=0&CorrelationID=${id}&Token=[0-9a-f]{64}$`,
        ),
      );
    case 'ThingPark Enterprise without':
      return `?${query}&Confirmed=0&CorrelationID=${id}`;
    case 'OceanConnect': {
      const command = { serviceId: 'Settings', method: 'SET', paras: { reportInterval: 600 } };
      return { deviceId: `eui-${eui}`, command };
    }
  }
}

const created = (network: Network) => (network === 'OceanConnect' ? 201 : 200);

/** The way down to every network server, and what becomes of it when that one has troubles. */
export function wireTests(networks: () => NetworksHouse): void {
  describe.concurrent.each(NETWORK_NAMES)('%s', (network) => {
    it('gets one request as documented; the downlink is accepted, under the name the network knows it by', async () => {
      const ordered = await networks().order(network);
      const accepted = await ordered.until('accepted');
      const [request, ...more] = ordered.provider.heard.get(ordered.name) ?? [];
      expect(more).toEqual([]);
      const sent = request?.text === '' ? request.url.search : JSON.parse(request?.text ?? '{}');
      expect(sent).toEqual(documented(network, ordered));
      expect(accepted).toMatchObject({ attempts: 1, answer: { via: 'http', status: created(network) } });
      expect(JSON.stringify(accepted)).not.toMatch(/api-token|NNSXS|app-token|00112233445566|access-token|app-secret/);
    });

    it('answers 401 and 404: failed at once, with what it said', async () => {
      const refusals = [401, 404].map((status) => ({ status, body: { code: 5, message: `no: ${status}` } }));
      const all = await Promise.all(
        refusals.map((one) => networks().order(network, { troubles: network === 'OceanConnect' ? [one, one] : [one] })),
      );
      for (const [i, one] of all.entries()) {
        const { status, body } = refusals[i] ?? {};
        expect(await one.until('failed')).toMatchObject({
          attempts: 1,
          answer: { code: 'delivery-failed', status, body },
        });
        // a token that was used before may only be too old: it is renewed, and the request made once more
        expect(one.provider.heard.get(one.name)?.length).toBeLessThanOrEqual(network === 'OceanConnect' ? 2 : 1);
      }
    });

    it('is asked again after 500, a reset and 429, and not before the time it names', async () => {
      const slow: Trouble = { status: 429, headers: { 'retry-after': '3' }, body: 'slow down' };
      const all = await Promise.all(
        [[{ status: 500 }], ['reset' as const], [slow]].map((one) => networks().order(network, { troubles: one })),
      );
      const done = await Promise.all(all.map((one) => one.until('accepted')));
      for (const [i, one] of all.entries()) {
        expect(done[i]).toMatchObject({ attempts: 2, answer: { status: created(network) } });
        expect(one.provider.heard.get(one.name)).toHaveLength(2);
      }
      const history = done[2]?.['history'] as { state: string; at: number }[];
      const tries = history.filter(({ state }) => state === 'encoded').map(({ at }) => at);
      expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(3_000);
    });
  });
}
