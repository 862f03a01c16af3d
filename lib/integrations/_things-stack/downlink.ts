import type { EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';
import type { DownlinkRequest, DownlinkWay, PushContext } from '../../model/integration.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, numberAt, objectAt, present } from '../_envelope/read.ts';
import { base64Payload, downlinkPort, flagOf, isPort } from '../_lorawan/downlink-item.ts';
import { apiBase, bearerToken, requireSetting } from '../_lorawan/network-api.ts';
import { correlationId } from './report.ts';
import { devicesOf } from './way.ts';

/** One step of a path, and none that leads elsewhere. Whether there is a device of that name, The Things Stack says. */
const DEVICE_ID = /^[\w -]{1,64}$/;

type ThingsStackConfig = { server?: string; applicationId?: string; apiKey?: string };

/**
 * A push to the downlink queue: `POST /api/v3/as/applications/{app}/devices/{device}/down/push`, or `/replace` when
 * the metadata says `replace: true`. The converter returns JSON `{"downlinks":[{f_port, frm_payload, …}]}`, which is
 * sent with our correlation id added, or device bytes as BINARY with `metadata.fPort`, and the device id in `metadata.devId`.
 * Throws `bad-output`, or `invalid` for an incomplete config.
 */
export function encode(
  encoded: EncodedDownlink,
  config: ThingsStackConfig,
  _at?: number,
  context?: PushContext,
): DownlinkRequest[] {
  const reference = context === undefined ? undefined : correlationId(context.reference);
  const body = bodyOf(encoded, reference);
  const action = flagOf(encoded.metadata, 'replace') ? 'replace' : 'push';
  const { url, key } = targetOf(config, encoded.metadata, context?.way);
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${url}/down/${action}`,
      headers: { 'content-type': 'application/json', authorization: key },
      body: new TextEncoder().encode(body),
      ...(reference === undefined ? {} : { reference }),
    },
  ];
}

/** The Things Stack answers with an empty object; it tells of a downlink by the correlation ids that came with it. */
export function taken(_answer: JsonObject, request: DownlinkRequest): string | undefined {
  return request.via === 'http' ? request.reference : undefined;
}

/** The device's address in the API: of the config, or where that has no key, of the webhook that brought its last uplink. */
function targetOf(config: ThingsStackConfig, metadata: JsonObject, way?: DownlinkWay): { url: string; key: string } {
  const ofWebhook = config.apiKey === undefined && way !== undefined ? devicesOf(way, config.server) : null;
  if (ofWebhook !== null) {
    const device = metadata['devId'] === undefined ? ofWebhook.device : deviceOf(metadata);
    return { url: `${ofWebhook.devices}/${device}`, key: `Bearer ${ofWebhook.key}` };
  }
  const api: Config = config;
  const application = encodeURIComponent(requireSetting(api, 'applicationId', 'the application id'));
  const devices = `${apiBase(api, 'server')}/api/v3/as/applications/${application}/devices`;
  return { url: `${devices}/${deviceOf(metadata)}`, key: bearerToken(api, 'apiKey') };
}

function deviceOf(metadata: JsonObject): string {
  const id = metadata['devId'];
  if (typeof id === 'string' && DEVICE_ID.test(id)) return encodeURIComponent(id);
  throw new Failure('bad-output', 'metadata.devId must be a device id of The Things Stack', {
    field: 'metadata.devId',
    fix: 'Let the uplink converter store end_device_ids.device_id as an attribute, and return it from metadata.cs_deviceId.',
  });
}

/** A list that comes back empty from a converter stays so: with `replace` it clears the queue. */
function bodyOf(encoded: EncodedDownlink, reference: string | undefined): string {
  const downlinks = encoded.contentType === 'BINARY' ? [downlinkOf(encoded)] : checkedDownlinks(encoded);
  return JSON.stringify({ downlinks: downlinks.map((one) => withReference(one, reference)) });
}

/** Device bytes as an ApplicationDownlink; `priority` and `class_b_c` may stand in the metadata. */
function downlinkOf({ metadata, data }: EncodedDownlink): JsonObject {
  const { priority = 'NORMAL', class_b_c: classBC } = metadata;
  return present({
    f_port: downlinkPort(metadata),
    frm_payload: base64Payload(data),
    confirmed: flagOf(metadata, 'confirmed'),
    priority: typeof priority === 'string' && PRIORITIES.has(priority) ? priority : 'NORMAL',
    class_b_c: isJsonObject(classBC) ? classBC : undefined,
  });
}

const PRIORITIES = new Set(['LOWEST', 'LOW', 'BELOW_NORMAL', 'NORMAL', 'ABOVE_NORMAL', 'HIGH', 'HIGHEST']);

function withReference(downlink: JsonObject, reference: string | undefined): JsonObject {
  if (reference === undefined) return downlink;
  const given = downlink['correlation_ids'];
  return { ...downlink, correlation_ids: [...(Array.isArray(given) ? given : []), reference] };
}

function checkedDownlinks(encoded: EncodedDownlink): JsonObject[] {
  const downlinks = encoded.contentType === 'JSON' ? listOf(encoded.data) : null;
  if (downlinks === null) {
    throw new Failure('bad-output', 'data must be JSON with a list "downlinks"', {
      field: 'data',
      fix: 'Return contentType JSON and data such as {"downlinks":[{"f_port":2,"frm_payload":"AQ8="}]} as text.',
    });
  }
  return downlinks.map((downlink, index) => checkedDownlink(downlink, `data.downlinks[${index}]`));
}

function listOf(data: string): Json[] | null {
  try {
    const value: unknown = JSON.parse(data);
    const list = isJsonObject(value) ? value['downlinks'] : undefined;
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function checkedDownlink(downlink: Json, field: string): JsonObject {
  const port = numberAt(downlink, 'f_port');
  if (!isJsonObject(downlink) || !isPort(port)) {
    throw new Failure('bad-output', `${field}.f_port must be a LoRaWAN port from 1 to 223`, {
      field: `${field}.f_port`,
    });
  }
  // A downlink formatter of The Things Stack may encode decoded_payload instead.
  if (objectAt(downlink, 'decoded_payload') === undefined || at(downlink, 'frm_payload') !== undefined)
    base64Payload(at(downlink, 'frm_payload'), `${field}.frm_payload`);
  return downlink;
}
