import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Json, JsonObject } from '../../lib/model/json.ts';

/** One way in which a network tells of a message: what stands in the request. */
export interface Telling {
  body: Json;
  query?: string;
  headers?: Record<string, string>;
}

/** How one network sends, and sends again. */
export interface Provider {
  name: string;
  type: string;
  /** Attempts of one arrival, which its id tells: no re-deliveries. */
  sameArrival?: true;
  config?: JsonObject;
  /**
   * All ways in which the message with this number and time (epoch ms) may be told. Its reading is a temperature of
   * `number / 10`.
   */
  tellings: (number: number, at: number) => Telling[];
  /** Minutes after the message at which it may be sent again; seven deliveries at most. */
  minutes: number[];
}

/** The plain sample of a type, to be filled with other values. */
function sample(type: string, name = '01-plain'): JsonObject {
  const file = new URL(`../../lib/integrations/${type}/samples/${name}/request.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).bodyJson as JsonObject;
}

/** The example device's bytes: temperature in 0.1 degrees, humidity. */
const bytesOf = (number: number) => Buffer.of(number >> 8, number & 0xff, 56);
const base64 = (number: number) => bytesOf(number).toString('base64');
const hex = (number: number) => bytesOf(number).toString('hex');
const iso = (at: number) => new Date(at).toISOString();
const whole = (at: number) => Math.floor(at / 1_000);

/** One try; what comes twice comes at once, from a proxy or a second URL. */
const AT_ONCE = [0, 0, 0, 0, 0, 0, 0];

/** Webhook retries of The Things Stack: 4 minutes after the first failure, then 8, then 15 four times. */
const THINGS_STACK = [0, 4, 12, 27, 42, 57, 72];

function chirpstack(number: number, at: number): Telling[] {
  const id = `${String(number).padStart(8, '0')}-5f7b-4d0d-9a4e-0e5d6c7b8a90`;
  const deviceInfo = { ...(sample('chirpstack')['deviceInfo'] as JsonObject), deviceName: 'storm 4' };
  const frame = { deduplicationId: id, time: iso(at), fCnt: number, data: base64(number) };
  return [{ body: { ...sample('chirpstack'), ...frame, deviceInfo }, query: 'event=up' }];
}

function chirpstack3(number: number, at: number): Telling[] {
  const frame = { publishedAt: iso(at), fCnt: number, data: base64(number), deviceName: 'storm 3' };
  return [{ body: { ...sample('chirpstack', '12-version-3-json'), ...frame }, query: 'event=up' }];
}

function thingsStack(type: string) {
  return (number: number, at: number): Telling[] => {
    const envelope = sample(type);
    const told = { f_cnt: number, frm_payload: base64(number), received_at: iso(at) };
    const uplink = { ...(envelope['uplink_message'] as JsonObject), ...told };
    const ids = { ...(envelope['end_device_ids'] as JsonObject), device_id: `storm-${type}` };
    return [{ body: { ...envelope, end_device_ids: ids, uplink_message: uplink, received_at: iso(at + 200) } }];
  };
}

/** `rx` at once and `gw` once all gateways have reported, both of the same frame. */
function loriot(number: number, at: number): Telling[] {
  const { rssi, snr, ...frame } = {
    ...sample('loriot'),
    EUI: '24E124136C220001',
    ts: at,
    fcnt: number,
    data: hex(number),
  } as JsonObject;
  const gateways = [{ rssi: rssi ?? 0, snr: snr ?? 0, gweui: '0016C001F1500A31' }];
  const headers = { 'content-type': 'text/plain' };
  return [
    { body: { ...frame, rssi: rssi ?? 0, snr: snr ?? 0, seqno: 2 * number }, headers },
    { body: { ...frame, cmd: 'gw', gws: gateways, seqno: 2 * number + 1 }, headers },
  ];
}

const KEY = '00112233445566778899aabbccddeeff';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A signed report; sent again as it is, within the time that the token allows. */
function thingpark(type: string) {
  return (number: number, at: number): Telling[] => {
    const CustomerData = { name: `storm ${type}` };
    const told = { Time: iso(at).replace('Z', '+00:00'), FCntUp: number, payload_hex: hex(number), CustomerData };
    const report = { ...(sample(type)['DevEUI_uplink'] as JsonObject), ...told } as JsonObject;
    const time = iso(Date.now()).replace('Z', '+00:00');
    const query = `LrnDevEui=${report['DevEUI']}&LrnFPort=2&LrnInfos=TWA&AS_ID=storm&Time=${time}`;
    const values = ['CustomerID', 'DevEUI', 'FPort', 'FCntUp', 'payload_hex'].map((key) => report[key]).join('');
    const token = sha256(values + query + KEY);
    return [{ body: { DevEUI_uplink: report }, query: `${query.replaceAll('+', '%2B')}&Token=${token}` }];
  };
}

/** UPLINK, and where the device type sends duplicates once more for another base station. */
function sigfox(number: number, at: number): Telling[] {
  const frame = { ...sample('sigfox'), time: String(whole(at)), seqNumber: String(number % 4096), data: hex(number) };
  return ['2BC4', '1A07'].map((station) => ({ body: { ...frame, station } }));
}

function oceanconnect(number: number, at: number): Telling[] {
  const eventTime = iso(at).replace(/[-:]|\.\d+/g, '');
  const service = { serviceId: 'T', serviceType: 'T', data: { temperature: number / 10 }, eventTime };
  return [{ body: { ...sample('oceanconnect'), requestId: `r${number}`, service } }];
}

function kpn(number: number, at: number): Telling[] {
  const [base, payload, port] = sample('kpn') as unknown as JsonObject[];
  const body = [{ ...base, bt: whole(at) }, { ...payload, vs: hex(number) }, { ...port }];
  return [{ body, headers: { 'things-message-token': sha256(JSON.stringify(body) + KEY) } }];
}

function http(number: number, at: number): Telling[] {
  const body = { ...sample('http'), ts: at, values: { temperature: number / 10 } };
  return [{ body, headers: { 'idempotency-key': `storm-${number}` } }];
}

function awsIot(number: number, at: number): Telling[] {
  return [{ body: { ...sample('aws-iot'), ts: at, temperature: number / 10 } }];
}

const SIGNED = { asId: 'storm', asKey: KEY, maxTimeDiffInSeconds: 3_600 };

export const PROVIDERS: Provider[] = [
  { name: 'ChirpStack v4', type: 'chirpstack', tellings: chirpstack, minutes: AT_ONCE },
  { name: 'ChirpStack v3', type: 'chirpstack', tellings: chirpstack3, minutes: AT_ONCE },
  { name: 'The Things Network', type: 'ttn', tellings: thingsStack('ttn'), minutes: THINGS_STACK },
  { name: 'The Things Industries', type: 'tti', tellings: thingsStack('tti'), minutes: THINGS_STACK },
  { name: 'LORIOT', type: 'loriot', tellings: loriot, minutes: [0, 0, 0, 1, 1, 1, 2] },
  { name: 'ThingPark', type: 'thingpark', config: SIGNED, tellings: thingpark('thingpark'), minutes: AT_ONCE },
  { name: 'ThingPark Enterprise', type: 'tpe', config: SIGNED, tellings: thingpark('tpe'), minutes: AT_ONCE },
  // after 1, 2 and 4 minutes, for each of two base stations
  { name: 'Sigfox', type: 'sigfox', tellings: sigfox, minutes: [0, 0, 1, 1, 3, 3, 7] },
  { name: 'OceanConnect', type: 'oceanconnect', tellings: oceanconnect, minutes: [0, 1, 2, 4, 6, 8, 10] },
  {
    ...{ name: 'KPN Things', type: 'kpn', config: { destinationSharedSecret: KEY } },
    ...{ tellings: kpn, minutes: [0, 0, 0, 1, 1, 2, 2] },
  },
  { name: 'HTTP', type: 'http', tellings: http, minutes: [0, 0, 1, 1, 2, 3, 5] },
  // the Lambda action is tried again after 1 and 2 minutes
  {
    ...{ name: 'AWS IoT Core', type: 'aws-iot', config: { topicFilter: 'greenhouse/#' } },
    ...{ tellings: awsIot, minutes: [0, 0, 1, 1, 3, 3, 3], sameArrival: true },
  },
];
