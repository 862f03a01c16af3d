import type { EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { numberAt, textAt } from '../_envelope/read.ts';
import { base64Payload, downlinkPort, flagOf } from '../_lorawan/downlink-item.ts';
import { apiBase, bearerToken } from '../_lorawan/network-api.ts';
import { flushOf, itemOptions } from './queue-options.ts';
import { nameOfCounter } from './report.ts';

type ChirpstackConfig = { server?: string; apiToken?: string; apiVersion?: string };

/**
 * A queue item for one device, by the REST proxy of ChirpStack: `POST /api/devices/{devEui}/queue`. The converter
 * returns the device bytes as base64 (TEXT or BINARY; hex TEXT with `isHexEncoded: true`), or JSON for a codec in
 * ChirpStack to encode, with `DevEUI`, `fPort` and optionally `confirmed`, `expiresAt` and `flushQueue` in its metadata.
 * Version 3 has its own names for the item and takes the object as text. Throws `bad-output`, or `invalid` for a config
 * without server.
 */
export function encode(encoded: EncodedDownlink, config: ChirpstackConfig): DownlinkRequest[] {
  const devEui = deviceOf(encoded.metadata);
  const item = { confirmed: flagOf(encoded.metadata, 'confirmed'), fPort: downlinkPort(encoded.metadata) };
  const content = contentOf(encoded);
  const body =
    config.apiVersion === '3'
      ? { deviceQueueItem: { devEUI: devEui, ...item, ...contentOfVersion3(content) } }
      : { queueItem: { devEui, ...item, ...content, ...itemOptions(encoded.metadata) }, ...flushOf(encoded.metadata) };
  const api: Config = config;
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${apiBase(api, 'server')}/api/devices/${devEui}/queue`,
      headers: {
        'content-type': 'application/json',
        'grpc-metadata-authorization': bearerToken(api, 'apiToken'),
      },
      body: new TextEncoder().encode(JSON.stringify(body)),
    },
  ];
}

/**
 * The name of a queue item in later events: v4 answers with an id, v3 with the frame counter the item will have.
 */
export function taken(answer: JsonObject, request: DownlinkRequest): string | undefined {
  const id = textAt(answer, 'body.id');
  if (id !== undefined) return id;
  const counter = numberAt(answer, 'body.fCnt');
  const devEui = request.via === 'http' ? /\/devices\/([0-9a-f]{16})\/queue$/.exec(request.url)?.[1] : undefined;
  return counter === undefined || devEui === undefined ? undefined : nameOfCounter(devEui, counter);
}

/** Any hex number leads nowhere but to a device; whether there is one of that name, ChirpStack says. */
function deviceOf(metadata: JsonObject): string {
  const devEui = metadata['DevEUI'];
  if (typeof devEui === 'string' && /^[0-9a-f]{1,64}$/i.test(devEui)) return devEui.toLowerCase();
  throw new Failure('bad-output', 'metadata.DevEUI must be the DevEUI of 16 hex characters', {
    field: 'metadata.DevEUI',
    fix: 'Let the uplink converter store the DevEUI as an attribute, and return it from metadata.cs_eui.',
  });
}

function contentOfVersion3(content: { data: string } | { object: Json }): JsonObject {
  return 'data' in content ? content : { jsonObject: JSON.stringify(content.object) };
}

/** Converters that were written for other networks give hex: where they say so, or where it cannot be base64. */
function base64Of({ contentType, data, metadata }: EncodedDownlink): string {
  const hex = contentType === 'TEXT' && /^([0-9a-f]{2})+$/i.test(data);
  const said = flagOf(metadata, 'isHexEncoded');
  return hex && (said || data.length % 4 !== 0) ? Buffer.from(data, 'hex').toString('base64') : data;
}

function contentOf(encoded: EncodedDownlink): { data: string } | { object: Json } {
  if (encoded.contentType !== 'JSON') return { data: base64Payload(base64Of(encoded)) };
  try {
    const object: unknown = JSON.parse(encoded.data);
    if (isJsonObject(object)) return { object };
  } catch {
    // told below, as any other data that is no object
  }
  throw new Failure('bad-output', 'data must be a JSON object when the content type is JSON', { field: 'data' });
}
