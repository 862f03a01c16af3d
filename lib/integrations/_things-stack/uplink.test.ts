import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { parse } from './uplink.ts';

function arrival(body: Json): Arrival {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  return { id: 'a', receivedAt: 5, body: bytes, contentType: 'application/json', headers: {}, rawQuery: '' };
}

const ids = {
  device_id: 'cold-room-3',
  application_ids: { application_id: 'cold-chain' },
  dev_eui: '24E124136C226107',
};
const uplink = { session_key_id: 'AZcPz3xQ', f_cnt: 7, received_at: '2025-06-01T12:00:00.2Z' };

function keyOf(uplinkMessage: JsonObject, outer: JsonObject = {}): string | undefined {
  return parse(arrival({ end_device_ids: ids, uplink_message: uplinkMessage, ...outer }))[0]?.dedupKey;
}

it.each(['join_accept', 'downlink_sent', 'downlink_failed', 'location_solved', 'uplink_normalized', 'of_tomorrow'])(
  '%s is an event',
  (event) => {
    const parsed = parse(arrival({ end_device_ids: ids, received_at: '2025-06-01T12:00:00Z', [event]: {} }));
    expect(parsed).toEqual([expect.objectContaining({ kind: 'event', event, deviceHint: '24E124136C226107' })]);
  },
);

it('gives a re-sent uplink the same key, and one of another session another', () => {
  fc.assert(
    fc.property(fc.nat(65_535), fc.base64String({ minLength: 4 }), (fCnt, session) => {
      const first = { ...uplink, f_cnt: fCnt };
      expect(keyOf(first)).toBe(keyOf(structuredClone(first), { received_at: '2025-06-01T13:15:00Z' }));
      expect(keyOf(first)).not.toBe(keyOf({ ...first, session_key_id: `${session}x` }));
      expect(keyOf(first)).not.toBe(keyOf({ ...first, f_cnt: fCnt + 1 }));
      expect(keyOf(first)).not.toBe(keyOf({ ...first, received_at: '2025-06-01T12:00:01Z' }));
    }),
  );
});

it('makes no key from a frame counter alone', () => {
  expect(keyOf({ f_cnt: 7 })).toBeUndefined();
  expect(keyOf({ f_cnt: 7, session_key_id: 'AZcPz3xQ' })).toBeDefined();
});

it('tells devices of one name in two applications apart where there is no DevEUI', () => {
  const keys = ['a', 'b'].map((application) => {
    const nameless = { device_id: 'd', application_ids: { application_id: application } };
    return keyOf(uplink, { end_device_ids: nameless });
  });
  expect(new Set(keys).size).toBe(2);
});

it('keeps the measurements of one uplink apart', () => {
  const keys = [{ airTemperature: 4.5 }, { airHumidity: 56 }].map((measured) => {
    const event = { end_device_ids: ids, received_at: '2025-06-01T12:00:00Z' };
    return parse(arrival({ ...event, uplink_normalized: { normalized_payload: measured } }))[0]?.dedupKey;
  });
  expect(new Set(keys).size).toBe(2);
});

it('names the gateway behind Packet Broker, and no channel of it', () => {
  const broker = { forwarder_net_id: '000013', forwarder_gateway_id: 'quay-7' };
  const received = { gateway_ids: { gateway_id: 'packetbroker' }, packet_broker: broker, rssi: -101 };
  const [parsed] = parse(arrival({ end_device_ids: ids, uplink_message: { ...uplink, rx_metadata: [received] } }));
  const keys = parsed?.kind === 'uplink' ? parsed.networkKeys : {};
  expect(keys).toMatchObject({ gatewayId: 'quay-7', rssi: -101, snr: 0 });
  expect(keys).not.toHaveProperty('channel');
});

it('keeps the raw bytes where both forms came', () => {
  const message = { ...uplink, frm_payload: 'AC04', decoded_payload: { temperature: 4.5 } };
  expect(parse(arrival({ end_device_ids: ids, uplink_message: message }))[0]).toMatchObject({
    device: { bytes: new Uint8Array([0, 0x2d, 0x38]), fPort: 0 },
    networkKeys: { payloadFormat: 'BINARY', decoded: { temperature: 4.5 } },
  });
});

it.each([
  [{ uplink_message: uplink }, 'end_device_ids.device_id'],
  [{ end_device_ids: { dev_eui: 'x' }, uplink_message: uplink }, 'end_device_ids.dev_eui'],
  [{ end_device_ids: ids }, 'uplink_message'],
  [{ end_device_ids: ids, uplink_message: null }, 'uplink_message'],
  [{ end_device_ids: ids, 'Not An Event': {} }, 'uplink_message'],
  [{ end_device_ids: ids, uplink_message: { frm_payload: 7 } }, 'uplink_message.frm_payload'],
])('refuses %j at %s', (body, field) => {
  expect(() => parse(arrival(body as Json))).toThrow(
    expect.objectContaining({ code: 'bad-envelope', detail: expect.objectContaining({ field }) }),
  );
});
