import { randomUUID } from 'node:crypto';
import type { Json, JsonObject } from '../../lib/model/json.ts';
import { envelopeOf, ownCases } from '../own-cases.ts';
import type { Address } from './protocol.ts';

const DEVICES = 50;

/** Climate frame of bench/converters/tlv.js: five values, with signal and counter ten keys in all. */
const FRAME = { fPort: 85, hex: '0101d6000102610103' + '2c030104942700' + '1058' };

/** Makes bodies of ChirpStack's HTTP integration: device after device, each with a time and an id of its own. */
export function uplinkSource(): (count: number) => string[] {
  let fCnt = 0;
  const one = (): string => {
    fCnt += 1;
    const device = fCnt % DEVICES;
    const envelope = envelopeOf(FRAME);
    const deviceInfo = {
      ...(envelope['deviceInfo'] as JsonObject),
      deviceName: `probe-${device}`,
      devEui: `70b3d57ed00${(0x10000 + device).toString(16)}`,
    };
    const time = new Date(Date.now() - 60_000 + fCnt).toISOString();
    return JSON.stringify({ ...envelope, deviceInfo, fCnt, time, deduplicationId: randomUUID() });
  };
  return (count) => Array.from({ length: count }, one);
}

/** A ChirpStack integration with the 6 KB converter of this bench; its URL. */
export async function connect({ url, token }: Address): Promise<string> {
  const script = ownCases('envelope').find(({ name }) => name.startsWith('tlv/'))?.version.script ?? '';
  const call = async (path: string, body: object): Promise<{ [key: string]: Json }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { [key: string]: Json };
  };
  const converter = await call('/api/converters', { name: 'bench', kind: 'uplink', script });
  const given = { type: 'chirpstack', name: 'bench', config: {}, uplinkConverterId: converter['id'] ?? null };
  const integration = await call('/api/integrations', given);
  return `${integration['url']}?event=up`;
}
