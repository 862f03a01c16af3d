import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually } from './house.test-kit.ts';
import { AS_KEY, NETWORK_NAMES, type Network, type NetworksHouse, type Ordered } from './networks.test-kit.ts';

interface Told {
  body: JsonObject;
  query?: string;
}

const second = (n: number) => new Date(Date.now() + 1_000 * n).toISOString();

/** Sent over the air, and then acknowledged by the device or refused; the second is null where a network tells no such thing. */
function reports(network: Network, { eui, name, provider }: Ordered): { sent: Told; end: Told | null; state: string } {
  const id = provider.names.get(name) ?? '';
  const deviceInfo = { devEui: eui, deviceName: eui };
  switch (network) {
    case 'ChirpStack 4': {
      const common = { deviceInfo, queueItemId: id, fCntDown: 7 };
      return {
        sent: {
          query: 'event=txack',
          body: { ...common, downlinkId: 5, gatewayId: '0016c001f1500a31', time: second(1) },
        },
        end: {
          query: 'event=ack',
          body: { ...common, deduplicationId: `u-${id}`, acknowledged: true, time: second(9) },
        },
        state: 'acked',
      };
    }
    case 'ChirpStack 3': {
      const common = { devEUI: Buffer.from(eui, 'hex').toString('base64'), fCnt: Number(id), applicationID: '7' };
      return {
        sent: { query: 'event=txack', body: { ...common, publishedAt: second(1) } },
        end: { query: 'event=ack', body: { ...common, acknowledged: false, publishedAt: second(9) } },
        state: 'nacked',
      };
    }
    case 'The Things Stack': {
      const common = { end_device_ids: { device_id: name, dev_eui: eui.toUpperCase() } };
      const downlink = { f_port: 2, f_cnt: 7, frm_payload: 'AQJY', correlation_ids: ['as:downlink:01', id] };
      const error = { namespace: 'pkg/networkserver', name: 'schedule', message_format: 'no gateway' };
      return {
        sent: { body: { ...common, received_at: second(1), downlink_sent: downlink } },
        end: { body: { ...common, received_at: second(9), downlink_failed: { downlink, error } } },
        state: 'failed',
      };
    }
    case 'LORIOT':
      return { sent: { body: { cmd: 'txd', EUI: eui.toUpperCase(), seqdn: 7, ts: Date.now() } }, end: null, state: '' };
    case 'ThingPark with a key':
    case 'ThingPark Enterprise without': {
      const common = { DevEUI: eui.toUpperCase(), FPort: 2, FCntDn: 7, CustomerID: '100006246', CorrelationID: id };
      const told = (at: number, DeliveryStatus: number, DeliveryFailedCause1: string): Told => {
        const fields = { ...common, Time: second(at), DeliveryStatus, DeliveryFailedCause1 };
        return signed(network, { DevEUI_downlink_Sent: fields }, `100006246${common.DevEUI}27`, common.DevEUI);
      };
      return { sent: told(1, 1, '00'), end: told(9, 0, 'D0'), state: 'failed' };
    }
    case 'OceanConnect': {
      const told = (resultCode: string): Told => ({
        body: { deviceId: name, commandId: id, result: { resultCode, resultDetail: null } },
      });
      return { sent: told('SENT'), end: told('SUCCESSFUL'), state: 'acked' };
    }
  }
}

/** ThingPark signs reports where the application server has a key. */
function signed(network: Network, body: JsonObject, values: string, eui: string): Told {
  if (network !== 'ThingPark with a key') return { body };
  const query = `LrnDevEui=${eui}&LrnFPort=2&LrnInfos=TWA_100006246.167.AS-1&AS_ID=TWA_100006246.167.AS&Time=${second(0)}`;
  const token = createHash('sha256').update(`${values}${query}${AS_KEY}`).digest('hex');
  return { body, query: `${query}&Token=${token}` };
}

async function tell({ integration }: Ordered, { body, query }: Told): Promise<void> {
  const response = await integration.send(body, query === undefined ? {} : { query });
  expect([response.status, await response.text()]).toEqual([204, '']);
}

const history = (downlink: JsonObject) => (downlink['history'] as { state: string }[]).map(({ state }) => state);

/** What networks tell of a downlink after they took it, as each of them writes it. */
export function reportTests(networks: () => NetworksHouse): void {
  describe.concurrent.each(NETWORK_NAMES)('%s', (network) => {
    it('tells of the transmission and of its end: once each, however often it is told', async () => {
      const ordered = await networks().order(network);
      await ordered.until('accepted');
      const { sent, end, state } = reports(network, ordered);
      for (const told of [sent, sent]) await tell(ordered, told);
      const transmitted = await ordered.until('transmitted');
      expect(history(transmitted)).toEqual(['queued', 'encoded', 'accepted', 'transmitted']);
      if (end === null) return;
      for (const told of [end, sent, end]) await tell(ordered, told);
      const done = await ordered.until(state);
      expect(history(done)).toEqual(['queued', 'encoded', 'accepted', 'transmitted', state]);
      expect((done['answer'] as JsonObject)['reports']).toHaveLength(2);
      expect(done).toMatchObject({ answer: { via: 'http' } });
    });
  });

  describe.each(NETWORK_NAMES.filter((name) => name !== 'LORIOT'))('%s, out of order', (network) => {
    it('the end first: the transmission changes nothing any more', async () => {
      const ordered = await networks().order(network);
      await ordered.until('accepted');
      const { sent, end, state } = reports(network, ordered);
      await tell(ordered, end ?? sent);
      await ordered.until(state);
      await tell(ordered, sent);
      expect(history(await ordered.now())).toEqual(['queued', 'encoded', 'accepted', state]);
    });

    it('tells of it before it has answered our request', async () => {
      const device = await networks().device();
      const provider = networks().provider(network);
      let ordered: Promise<Ordered> | null = null;
      provider.onYes = async (name) => {
        if (name.endsWith(device.eui) && ordered !== null) {
          const one = await ordered;
          await tell(one, reports(network, one).sent);
        }
      };
      ordered = networks().order(network, { device });
      const one = await ordered;
      await one.until('transmitted');
      provider.onYes = async () => undefined;
      expect(history(await one.now())).toEqual(['queued', 'encoded', 'accepted', 'transmitted']);
    });
  });

  it('LORIOT names the device alone: two downlinks are sent in their order, and a foreign frame is not ours', async () => {
    const first = await networks().order('LORIOT');
    await first.until('accepted');
    const second = await networks().order('LORIOT', { device: first });
    await second.until('accepted');
    const txd = (seqdn: number) => ({
      body: { cmd: 'txd', EUI: first.eui.toUpperCase(), seqdn, ts: Date.now() + seqdn },
    });
    const [one, two] = [txd(7), txd(8)];
    await tell(first, one);
    await first.until('transmitted');
    expect((await second.now())['state']).toBe('accepted');
    for (const told of [one, two, two, txd(9)]) await tell(first, told);
    await second.until('transmitted');
  });

  it('a report of a downlink that is not ours changes nothing, and is recorded as ignored', async () => {
    const ordered = await networks().order('ChirpStack 4');
    const accepted = await ordered.until('accepted');
    const { sent } = reports('ChirpStack 4', ordered);
    await tell(ordered, { ...sent, body: { ...sent.body, queueItemId: 'somebody-elses' } });
    expect(await ordered.now()).toEqual(accepted);
    const path = `/api/messages?integration=${ordered.integration.id}&outcome=ignored`;
    await eventually(async () => ((await networks().house.api('GET', path))['items'] as JsonObject[]).length > 0);
  });
}
