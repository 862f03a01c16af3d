import type { EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { at, numberAt } from '../_envelope/read.ts';
import { base64Payload, downlinkPort, flagOf, isPort } from '../_lorawan/downlink-item.ts';
import { apiBase, bearerToken, requireSetting } from '../_lorawan/network-api.ts';

/** `device_id` as The Things Stack allows it. */
const DEVICE_ID = /^[a-z0-9](?:-?[a-z0-9]){2,35}$/;

type ThingsStackConfig = { server?: string; applicationId?: string; apiKey?: string };

/**
 * A push to the downlink queue: `POST /api/v3/as/applications/{app}/devices/{device}/down/push`, or `/replace` when
 * the metadata says `replace: true`. The converter returns JSON `{"downlinks":[{f_port, frm_payload, …}]}`, which is
 * sent as it is, or device bytes as BINARY with `metadata.fPort`, and the device id in `metadata.devId`.
 * Throws `bad-output`, or `invalid` for an incomplete config.
 */
export function encode(encoded: EncodedDownlink, config: ThingsStackConfig): DownlinkRequest[] {
  const api: Config = config;
  const application = requireSetting(api, 'applicationId', 'the application id');
  const body = bodyOf(encoded);
  const action = flagOf(encoded.metadata, 'replace') ? 'replace' : 'push';
  const path = `applications/${encodeURIComponent(application)}/devices/${deviceOf(encoded.metadata)}/down/${action}`;
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${apiBase(api, 'server')}/api/v3/as/${path}`,
      headers: { 'content-type': 'application/json', authorization: bearerToken(api, 'apiKey') },
      body: new TextEncoder().encode(body),
    },
  ];
}

function deviceOf(metadata: JsonObject): string {
  const id = metadata['devId'];
  if (typeof id === 'string' && DEVICE_ID.test(id)) return id;
  throw new Failure('bad-output', 'metadata.devId must be a device id of The Things Stack', {
    field: 'metadata.devId',
    fix: 'Let the uplink converter store end_device_ids.device_id as an attribute, and return it from metadata.cs_deviceId.',
  });
}

function bodyOf(encoded: EncodedDownlink): string {
  if (encoded.contentType === 'BINARY') {
    const { metadata, data } = encoded;
    const content = { f_port: downlinkPort(metadata), frm_payload: base64Payload(data), priority: 'NORMAL' };
    return JSON.stringify({ downlinks: [{ ...content, confirmed: flagOf(metadata, 'confirmed') }] });
  }
  checkDownlinks(encoded);
  return encoded.data;
}

function checkDownlinks(encoded: EncodedDownlink): void {
  const downlinks = encoded.contentType === 'JSON' ? listOf(encoded.data) : null;
  if (downlinks === null) {
    throw new Failure('bad-output', 'data must be JSON with a list "downlinks"', {
      field: 'data',
      fix: 'Return contentType JSON and data such as {"downlinks":[{"f_port":2,"frm_payload":"AQ8="}]} as text.',
    });
  }
  for (const [index, downlink] of downlinks.entries()) checkDownlink(downlink, `data.downlinks[${index}]`);
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

function checkDownlink(downlink: Json, field: string): void {
  const port = numberAt(downlink, 'f_port');
  if (!isPort(port)) {
    throw new Failure('bad-output', `${field}.f_port must be a LoRaWAN port from 1 to 223`, {
      field: `${field}.f_port`,
    });
  }
  base64Payload(at(downlink, 'frm_payload'), `${field}.frm_payload`);
}
