import { createHash } from 'node:crypto';
import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Parsed } from '../../model/uplink.ts';
import { jsonValue } from '../_envelope/json-body.ts';
import { present, textAt } from '../_envelope/read.ts';
import { hexBytes } from '../_lorawan/hex-bytes.ts';
import { type Measurement, measurementsOf } from './senml.ts';

const SEND_SENML = 'In KPN Things connect an HTTPS destination with method POST; it sends SenML in JSON.';

/** A device as a URN (RFC 9039), with the colon that names in a pack end on. */
const URN = /^urn:dev:([A-Za-z0-9]{1,32}):([\w.-]{1,128}):?$/;

/**
 * One SenML pack, as an HTTPS destination of KPN Things posts it: one uplink. A pack without a measurement tells
 * nothing and is an event. Throws `not-json` and `bad-envelope`.
 */
export function parse(arrival: Arrival): Parsed[] {
  const pack = jsonValue(arrival, SEND_SENML);
  if (!Array.isArray(pack)) throw noPack('The body is JSON, but no list of SenML records', 'body');
  const measurements = measurementsOf(pack);
  const [first] = measurements;
  if (first === undefined) return [{ kind: 'event', event: 'no_measurements' }];
  const device = first.base.replace(/:$/, '');
  if (device === '') throw noPack('The pack names no device', '[0].bn');
  const { time } = first;
  const content = contentOf(measurements);
  return [
    {
      kind: 'uplink',
      ...(time === undefined ? {} : { dedupKey: dedupKeyOf(device, time, arrival), time }),
      deviceHint: device,
      payload: arrival.body,
      payloadKind: 'text',
      ...(content === undefined ? {} : { device: content.device }),
      networkKeys: present({
        ...deviceKeys(device),
        ...content?.keys,
        destination: textAt(arrival.headers as JsonObject, 'things-plug-uuid'),
        ts: time ?? arrival.receivedAt,
      }),
    },
  ];
}

/**
 * A message is tried three times with the same body. One uplink may bring several messages of one time (raw data,
 * decoded data, a position), so the content tells them apart.
 */
function dedupKeyOf(device: string, time: number, arrival: Arrival): string {
  return `${device}/${time}/${createHash('sha256').update(arrival.body).digest('hex').slice(0, 32)}`;
}

function deviceKeys(device: string) {
  const [, kind, id] = URN.exec(device) ?? [];
  return { device, eui: kind?.toUpperCase() === 'DEVEUI' ? id : undefined };
}

/** Raw data is a measurement `payload` in hex and the LoRaWAN `port`; a pack of several devices has no one content. */
function contentOf(all: Measurement[]) {
  if (all.some(({ base }) => base !== all[0]?.base)) return undefined;
  const decoded: JsonObject = Object.fromEntries(
    all.filter(({ name }) => name !== 'payload' && name !== 'port').map(({ name, value }) => [name, value]),
  );
  const values = Object.keys(decoded).length > 0 ? decoded : undefined;
  const raw = measured(all, 'payload');
  if (typeof raw !== 'string') {
    const bytes = new TextEncoder().encode(JSON.stringify(decoded));
    return { device: { bytes }, keys: { decoded: values, payloadFormat: 'JSON' } };
  }
  const port = measured(all, 'port');
  const fPort = typeof port === 'number' ? port : undefined;
  const bytes = hexBytes(raw, 'payload');
  return {
    device: fPort === undefined ? { bytes } : { bytes, fPort },
    keys: { fPort, data: raw, decoded: values, payloadFormat: 'BINARY' },
  };
}

function measured(all: Measurement[], name: string): Json | undefined {
  return all.find((one) => one.name === name)?.value;
}

function noPack(message: string, field: string): Failure {
  return new Failure('bad-envelope', message, { field, fix: SEND_SENML });
}
