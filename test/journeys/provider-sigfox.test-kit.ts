import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually } from './house.test-kit.ts';
import type { NetworksHouse } from './networks.test-kit.ts';

/** What the acknowledge callback tells of a reply. */
export function sigfoxTests(networks: () => NetworksHouse): void {
  describe('Sigfox: what became of a reply', () => {
    const ENCODER = `return { contentType: 'TEXT', data: msg.hex, metadata: { device: metadata.cs_device } };`;
    const DECODER = `
    var sent = JSON.parse(String.fromCharCode.apply(null, payload));
    return { deviceName: sent.device, deviceType: 'valve', attributes: { device: sent.device }, telemetry: { n: 1 } };
  `;

    async function valve(device: string) {
      const { house } = networks();
      const given = { type: 'sigfox', name: device, script: DECODER, downlinkScript: ENCODER };
      const sigfox = await house.integration(given);
      let seqNumber = 100;
      const uplink = async (ack: boolean) => {
        seqNumber += 1;
        const time = String(Math.floor(Date.now() / 1_000));
        const answer = await sigfox.send({ device, time, data: '01', seqNumber: String(seqNumber), ack: String(ack) });
        return answer.status === 200 ? JSON.parse(await answer.text()) : null;
      };
      await uplink(false);
      const { items } = await house.api('GET', `/api/devices?name=${device}`);
      const id = (items as JsonObject[])[0]?.['id'];
      const order = async (hex: string) => {
        const { id: downlink } = await house.api('POST', `/api/devices/${id}/downlinks`, { msg: { hex } });
        const until = (state: string) =>
          eventually(async () => {
            const now = await house.api('GET', `/api/downlinks/${downlink}`);
            return now['state'] === state ? now : null;
          });
        await until('pending');
        return { until };
      };
      const acknowledge = (infoCode: number, downlinkAck: boolean, seconds = 5) =>
        sigfox.send({
          ...{ device, time: String(Math.floor(Date.now() / 1_000) + seconds), infoCode: String(infoCode) },
          ...{ downlinkAck: String(downlinkAck), infoMessage: 'as said' },
        });
      return { uplink, order, acknowledge };
    }

    it('acked, once; a repeated callback leaves the next reply alone', async () => {
      const { uplink, order, acknowledge } = await valve('1A2B3C');
      const first = await order('deadbeefcafebabe');
      expect(await uplink(true)).toEqual({ '1A2B3C': { downlinkData: 'deadbeefcafebabe' } });
      await first.until('transmitted');
      const second = await order('0102030405060708');
      for (let i = 0; i < 2; i++) await acknowledge(0, true);
      const acked = await first.until('acked');
      expect((acked['answer'] as JsonObject)['reports']).toMatchObject([{ infoCode: 0, infoMessage: 'as said' }]);
      expect(await uplink(true)).toEqual({ '1A2B3C': { downlinkData: '0102030405060708' } });
      await second.until('transmitted');
      await acknowledge(3, false, 9);
      await second.until('failed');
    });

    it('not sent for want of a station: it waits for the next uplink again', async () => {
      const { uplink, order, acknowledge } = await valve('2A2B3C');
      const downlink = await order('deadbeefcafebabe');
      const reply = await uplink(true);
      await downlink.until('transmitted');
      await acknowledge(4, false);
      await downlink.until('pending');
      expect(await uplink(false)).toBeNull();
      expect(await uplink(true)).toEqual(reply);
      await downlink.until('transmitted');
      await acknowledge(0, true, 60);
      await downlink.until('acked');
      expect(await uplink(true)).toBeNull();
    });

    it('not sent while a newer one waits: superseded', async () => {
      const { uplink, order, acknowledge } = await valve('3A2B3C');
      const first = await order('deadbeefcafebabe');
      await uplink(true);
      await first.until('transmitted');
      const second = await order('0102030405060708');
      await acknowledge(4, false);
      await first.until('superseded');
      expect(await uplink(true)).toEqual({ '3A2B3C': { downlinkData: '0102030405060708' } });
      await second.until('transmitted');
    });
  });
}
