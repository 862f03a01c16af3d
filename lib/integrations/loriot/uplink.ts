import type { Arrival } from '../../model/arrival.ts';
import type { DownlinkReport } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { at, numberAt, present, requireText, textAt } from '../_envelope/read.ts';
import { checkEui, isEui } from '../_lorawan/eui.ts';
import { hexBytes } from '../_lorawan/hex-bytes.ts';
import { networkKeysOf } from './network-keys.ts';

const SEND_JSON = 'In LORIOT open the application, Output, and use an HTTP push output with JSON.';

/** Both tell of an uplink: `rx` at once, `gw` once all gateways have reported. */
const UPLINKS = new Set(['rx', 'gw']);

/**
 * One message of LORIOT's HTTP push, told apart by `cmd`. An output may send `rx` and `gw` of the same frame; they
 * share a dedup key, so the later one counts as a re-delivery. Shapes: LORIOT's "Uplink Data Message" and "Gateway
 * Information". The content type may be `text/plain`. Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const message = jsonBody(arrival, SEND_JSON);
  const command = commandOf(message);
  return [UPLINKS.has(command) ? uplinkOf(message, arrival) : networkEventOf(command, message, arrival)];
}

function commandOf(message: JsonObject): string {
  const fix = 'Send messages as LORIOT writes them; cmd says what kind of message it is.';
  const command = requireText(message, 'cmd', fix);
  if (/^[a-z][a-z0-9_]{0,31}$/i.test(command)) return command.toLowerCase();
  throw new Failure('bad-envelope', 'cmd is no word', { field: 'cmd', fix });
}

function uplinkOf(message: JsonObject, arrival: Arrival): Uplink {
  const eui = checkEui(requireText(message, 'EUI', 'Send messages as LORIOT writes them.'), 'EUI').toLowerCase();
  const time = timeOf(message);
  const device = deviceOf(message);
  return {
    kind: 'uplink',
    ...(time === undefined ? {} : { dedupKey: `${eui}/${numberAt(message, 'fcnt') ?? ''}/${time}`, time }),
    deviceHint: eui,
    payload: arrival.body,
    payloadKind: 'text',
    ...(device === undefined ? {} : { device }),
    networkKeys: networkKeysOf(message, time ?? arrival.receivedAt),
  };
}

/** Server time of the frame in epoch ms. It is the same in `rx` and `gw`, and differs after a re-join. */
function timeOf(message: JsonObject): number | undefined {
  const ts = numberAt(message, 'ts');
  return ts === undefined || ts < 0 ? undefined : Math.floor(ts);
}

/** Undefined when the server holds no AppSKey: only `encdata` comes then, and its bytes are not the device's. */
function deviceOf(message: JsonObject): Uplink['device'] {
  const data = at(message, 'data') ?? undefined;
  if (data === undefined && textAt(message, 'encdata') !== undefined) return undefined;
  const port = numberAt(message, 'port');
  const bytes = hexBytes(data, 'data');
  return port === undefined ? { bytes } : { bytes, fPort: port };
}

/** `tx` answers a downlink request, `txd` tells of its transmission; `seqdn` is the downlink's number. */
function networkEventOf(event: string, message: JsonObject, { receivedAt }: Arrival): NetworkEvent {
  const eui = at(message, 'EUI');
  const hint = isEui(eui) ? eui.toLowerCase() : undefined;
  const time = timeOf(message);
  const number = numberAt(message, 'seqdn') ?? '';
  return {
    kind: 'event',
    event,
    ...(time === undefined || hint === undefined ? {} : { dedupKey: `${event}/${hint}/${number}/${time}`, time }),
    ...(hint === undefined ? {} : { deviceHint: hint, networkKeys: networkKeysOf(message, time ?? receivedAt) }),
    ...(hint === undefined || event !== 'txd' ? {} : { downlink: sentReport(hint, message, time) }),
  };
}

/** A frame went out. LORIOT sends a device's downlinks in their order, so it is the oldest one that waited. */
function sentReport(eui: string, message: JsonObject, time: number | undefined): DownlinkReport {
  const said = present({ ts: time, seqdn: numberAt(message, 'seqdn') });
  const told = time === undefined ? {} : { at: time };
  return { providerId: eui, of: 'oldest-accepted', state: 'transmitted', said: { ...said, event: 'txd' }, ...told };
}
