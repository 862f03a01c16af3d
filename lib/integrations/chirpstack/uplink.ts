import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';
import type { NetworkEvent, Parsed, Uplink } from '../../model/uplink.ts';
import { jsonBody } from '../_envelope/json-body.ts';
import { at, numberAt, objectAt, requireText, textAt } from '../_envelope/read.ts';
import { rfc3339 } from '../_envelope/time.ts';
import { base64Bytes } from '../_lorawan/device-bytes.ts';
import { checkEui, isEui } from '../_lorawan/eui.ts';
import { networkKeysOf } from './network-keys.ts';
import { reportOf } from './report.ts';
import { asVersion4, checkDevEui, eventOfVersion3, firstOf, isVersion3 } from './version-3.ts';

const SEND_JSON = 'In ChirpStack open the application, Integrations, HTTP, and set the payload encoding to JSON.';

/**
 * One event of ChirpStack's HTTP integration. The kind stands only in the query (`?event=up`); without one, as in a
 * test by hand, it is an uplink. Every other event is told, not converted. Shapes: ChirpStack's
 * `api/proto/integration/integration.proto` in protobuf-JSON, and the two JSON forms of v3, told apart by `devEUI`.
 * Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const named = eventOf(arrival.rawQuery);
  const body = jsonBody(arrival, SEND_JSON);
  const old = isVersion3(body);
  const event = named ?? (old ? eventOfVersion3(body) : 'up');
  if (old && event === 'up') checkDevEui(body);
  const envelope = old ? asVersion4(body) : body;
  return [event === 'up' ? uplinkOf(envelope, arrival, old) : networkEventOf(event, envelope, old ? body : undefined)];
}

/** ChirpStack appends its parameter to whatever query the URL had, so the last one is its own. */
function eventOf(rawQuery: string): string | null {
  const event = new URLSearchParams(rawQuery).getAll('event').at(-1) || null;
  if (event === null) return null;
  if (/^[a-z][a-z0-9_-]{0,31}$/i.test(event)) return event.toLowerCase();
  throw new Failure('bad-envelope', 'The event in the query is no word', {
    field: 'event',
    fix: 'Give ChirpStack the URL of the integration without an event of your own; it adds ?event=… itself.',
  });
}

function uplinkOf(envelope: JsonObject, arrival: Arrival, old: boolean): Uplink {
  const eui = deviceEui(envelope);
  const time = rfc3339(textAt(envelope, 'time'));
  const dedupKey = dedupKeyOf(envelope, eui);
  return {
    kind: 'uplink',
    ...(dedupKey === undefined ? {} : { dedupKey }),
    ...(time === undefined ? {} : { time }),
    deviceHint: eui.toLowerCase(),
    payload: arrival.body,
    payloadKind: 'text',
    // protobuf-JSON of servers before 4.1 leaves zeros out: no fPort is port 0
    device: { bytes: base64Bytes(at(envelope, 'data'), 'data'), fPort: numberAt(envelope, 'fPort') ?? 0 },
    networkKeys: networkKeysOf(envelope, time ?? arrival.receivedAt, old),
  };
}

function deviceEui(envelope: JsonObject): string {
  if (objectAt(envelope, 'deviceInfo') === undefined) throw noDeviceInfo();
  return checkEui(
    requireText(envelope, 'deviceInfo.devEui', 'Send the event as ChirpStack v4 writes it.'),
    'deviceInfo.devEui',
  );
}

function noDeviceInfo(): Failure {
  return new Failure('bad-envelope', 'deviceInfo is missing', {
    field: 'deviceInfo',
    fix: 'Send the event as ChirpStack writes it; test requests need deviceInfo too (in version 3: devEUI).',
  });
}

/**
 * `deduplicationId` is drawn once per frame. Behind a relay two devices share a frame, hence the DevEUI. Without it
 * the frame's own identity does, as long as it is tied to a time: frame counters start again. Where no clock was near,
 * v3 still names each reception of the frame.
 */
function dedupKeyOf(envelope: JsonObject, eui: string): string | undefined {
  const id = textAt(envelope, 'deduplicationId');
  if (id !== undefined) return `${id}/${eui.toLowerCase()}`;
  const time = textAt(envelope, 'time') ?? firstOf(at(envelope, 'rxInfo'), 'uplinkId');
  if (time === undefined) return undefined;
  const session = textAt(envelope, 'devAddr') ?? '';
  return `${eui.toLowerCase()}/${session}/${numberAt(envelope, 'fCnt') ?? 0}/${time}`;
}

/** The acknowledgement, the join or the status of a frame carries its `deduplicationId` too: the event keeps them apart. */
function networkEventOf(event: string, envelope: JsonObject, old?: JsonObject): NetworkEvent {
  const eui = at(envelope, 'deviceInfo.devEui');
  const id = textAt(envelope, 'deduplicationId');
  const time = rfc3339(textAt(envelope, 'time'));
  const hint = isEui(eui) ? eui.toLowerCase() : undefined;
  const downlink = reportOf(event, envelope, time, old);
  return {
    kind: 'event',
    event,
    ...(id === undefined ? {} : { dedupKey: `${event}/${id}/${hint ?? ''}` }),
    ...(time === undefined ? {} : { time }),
    ...(hint === undefined ? {} : { deviceHint: hint }),
    ...(downlink === undefined ? {} : { downlink }),
  };
}
