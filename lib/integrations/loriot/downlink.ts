import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { textAt } from '../_envelope/read.ts';
import { flagOf, isPort } from '../_lorawan/downlink-item.ts';
import { isEui } from '../_lorawan/eui.ts';
import { apiBase, bearerToken, requireSetting } from '../_lorawan/network-api.ts';

/** Longest application payload of any LoRaWAN region, in bytes. */
const MAX_PAYLOAD = 242;

type LoriotConfig = { server?: string; applicationId?: string; accessToken?: string };

/**
 * A downlink by LORIOT's REST API: `POST {server}/1/rest` with `cmd: tx` and the device bytes in hex. The converter
 * returns them as BINARY (base64), as TEXT whose UTF-8 is sent, or as hex text with `isHexEncoded: true`; `EUI`,
 * `port` and optionally `confirmed` stand in its metadata. Throws `bad-output`, or `invalid` for an incomplete config.
 */
export function encode(encoded: EncodedDownlink, config: LoriotConfig): DownlinkRequest[] {
  const api: Config = config;
  const message = {
    cmd: 'tx',
    appid: requireSetting(api, 'applicationId', 'the application id'),
    EUI: deviceOf(encoded.metadata),
    port: portOf(encoded.metadata),
    confirmed: flagOf(encoded.metadata, 'confirmed'),
    data: hexOf(encoded),
  };
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${apiBase(api, 'server')}/1/rest`,
      headers: { 'content-type': 'application/json', authorization: bearerToken(api, 'accessToken') },
      body: new TextEncoder().encode(JSON.stringify(message)),
      reference: message.EUI.toLowerCase(),
    },
  ];
}

/** LORIOT names no downlink: later messages tell the device alone. It may say no in an answer of status 200. */
export function taken(answer: JsonObject, request: DownlinkRequest): string | undefined {
  const error = textAt(answer, 'body.error');
  if (error !== undefined)
    throw new Failure('delivery-failed', `LORIOT refused the downlink: ${error}`, { extra: answer });
  return request.via === 'http' ? request.reference : undefined;
}

function deviceOf(metadata: JsonObject): string {
  const eui = metadata['EUI'];
  if (isEui(eui)) return eui.toUpperCase();
  throw new Failure('bad-output', 'metadata.EUI must be the DevEUI of 16 hex characters', {
    field: 'metadata.EUI',
    fix: 'Let the uplink converter store the DevEUI as an attribute, and return it from metadata.cs_eui.',
  });
}

function portOf(metadata: JsonObject): number {
  const port = Number(metadata['port']);
  if (isPort(port)) return port;
  throw new Failure('bad-output', 'metadata.port must be a LoRaWAN port from 1 to 223', {
    field: 'metadata.port',
    fix: 'Let the downlink converter return the port that the device listens to.',
  });
}

function hexOf(encoded: EncodedDownlink): string {
  const hex = flagOf(encoded.metadata, 'isHexEncoded') ? encoded.data : hexOfBytes(encoded);
  if (/^([0-9a-f]{2})+$/i.test(hex) && hex.length <= 2 * MAX_PAYLOAD) return hex.toLowerCase();
  throw new Failure('bad-output', `data must be 1 to ${MAX_PAYLOAD} bytes`, {
    field: 'data',
    fix: 'Return the bytes as BINARY in base64, or as hex text with isHexEncoded: true in the metadata.',
  });
}

function hexOfBytes(encoded: EncodedDownlink): string {
  return Buffer.from(downlinkBytes(encoded).body).toString('hex');
}
