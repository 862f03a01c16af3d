import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { DownlinkRequest, PushContext } from '../../model/integration.ts';
import { asText, type JsonObject } from '../../model/json.ts';
import { hash128 } from '../../model/message-key.ts';
import { flagOf, isPort } from '../_lorawan/downlink-item.ts';
import { isEui } from '../_lorawan/eui.ts';
import { PUBLIC_LRC } from './fields.ts';
import { lrcToken } from './token.ts';

/** Longest application payload of any LoRaWAN region, in bytes. */
const MAX_PAYLOAD = 242;

export interface DownlinkConfig {
  asId?: string;
  asKey?: string;
  downlinkUrl?: string;
}

/**
 * One request to the LRC: everything stands in the query, and the body is empty. The converter returns the device
 * bytes in hex (TEXT) or as BINARY, with `DevEUI`, `FPort` and optionally `Confirmed` (codecs: `confirmed`),
 * `FlushDownlinkQueue`, `ValidityTime` and `CorrelationID` in its metadata. With AS ID and AS key the request is signed as of `at`, in epoch
 * ms. Source: KPN's lora-reference. Throws `bad-output`, or `invalid` for an incomplete config.
 */
export function encode(
  encoded: EncodedDownlink,
  config: DownlinkConfig,
  at: number,
  context?: PushContext,
): DownlinkRequest[] {
  const { metadata } = encoded;
  const reference = correlationOf(metadata, context);
  const parameters: [string, string][] = [
    ['DevEUI', deviceOf(metadata)],
    ['FPort', String(portOf(metadata))],
    ['Payload', payloadOf(encoded)],
  ];
  const key = keyOf(config);
  // UTC without an offset: nothing in it needs escaping
  if (key !== null) parameters.push(['AS_ID', key.asId], ['Time', new Date(at).toISOString().slice(0, 19)]);
  parameters.push(...optionsOf(reference === undefined ? metadata : { ...metadata, CorrelationID: reference }));
  if (key !== null)
    parameters.push([
      'Token',
      lrcToken(
        queryOf(parameters, (value) => value),
        key.asKey,
      ),
    ]);
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${urlOf(config)}?${queryOf(parameters, encodeURIComponent)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new Uint8Array(),
      ...(reference === undefined ? {} : { reference: reference.toUpperCase() }),
    },
  ];
}

/** The LRC's answer is a page of HTML that names nothing; its reports repeat the correlation id. */
export function taken(_answer: JsonObject, request: DownlinkRequest): string | undefined {
  return request.via === 'http' ? request.reference : undefined;
}

/** 64 bits that no other downlink has, unless the converter has an id of its own. */
function correlationOf({ CorrelationID: given }: JsonObject, context: PushContext | undefined): string | undefined {
  if (given !== undefined && given !== null) return asText(given);
  return context === undefined ? undefined : hash128(context.reference).slice(0, 16).toUpperCase();
}

/** The token covers the query as composed; on the wire its values are escaped. */
function queryOf(parameters: [string, string][], write: (value: string) => string): string {
  return parameters.map(([name, value]) => `${name}=${write(value)}`).join('&');
}

function keyOf({ asId, asKey }: DownlinkConfig): { asId: string; asKey: string } | null {
  if (asId === undefined && asKey === undefined) return null;
  if (asId && asKey) return { asId, asKey: asKey.toLowerCase() };
  throw new Failure('invalid', 'AS ID and AS key belong together', {
    field: asId ? 'config.asKey' : 'config.asId',
    fix: 'Set both, or none where ThingPark asks for no token.',
  });
}

function urlOf({ downlinkUrl = PUBLIC_LRC }: DownlinkConfig): string {
  if (!/[?#]/.test(downlinkUrl)) return downlinkUrl;
  throw new Failure('invalid', 'The downlink URL must have no query', {
    field: 'config.downlinkUrl',
    fix: 'Leave out everything from the question mark on; parameters are added for each downlink.',
  });
}

function deviceOf(metadata: JsonObject): string {
  const eui = metadata['DevEUI'];
  if (isEui(eui)) return eui.toUpperCase();
  throw wrong('DevEUI', 'the DevEUI of 16 hex characters', 'Return it from metadata.cs_eui, where uplinks store it.');
}

function portOf(metadata: JsonObject): number {
  const port = Number(metadata['FPort']);
  if (isPort(port)) return port;
  throw wrong('FPort', 'a LoRaWAN port from 1 to 223', 'Return the port that the device listens to.');
}

function payloadOf(encoded: EncodedDownlink): string {
  const binary = encoded.contentType === 'BINARY';
  const hex = binary ? Buffer.from(downlinkBytes(encoded).body).toString('hex') : encoded.data;
  if (/^(?:[0-9a-f]{2})+$/i.test(hex) && hex.length <= 2 * MAX_PAYLOAD) return hex.toLowerCase();
  throw new Failure('bad-output', `data must be 1 to ${MAX_PAYLOAD} bytes`, {
    field: 'data',
    fix: 'Return the device bytes as hex text with content type TEXT, or in base64 with BINARY.',
  });
}

function optionsOf(given: JsonObject): [string, string][] {
  const { confirmed } = given;
  const metadata = confirmed === undefined ? given : { Confirmed: confirmed, ...given };
  const flags = ['Confirmed', 'FlushDownlinkQueue'].flatMap((name): [string, string][] =>
    metadata[name] === undefined ? [] : [[name, isSet(metadata, name) ? '1' : '0']],
  );
  return [
    ...flags,
    ...checked(
      metadata,
      'ValidityTime',
      /^(?:\d{1,8}|\d{4}-\d\d-\d\dT[0-9:.]{5,16}(?:Z|[+-]\d\d:\d\d)?)$/,
      'seconds or a time',
    ),
    ...checked(metadata, 'CorrelationID', /^[0-9a-f]{16}$/i, '16 hex characters'),
  ];
}

/** ThingPark's own 0 and 1, or a yes or no. */
function isSet(metadata: JsonObject, name: string): boolean {
  return flagOf(metadata, name) || metadata[name] === 1 || metadata[name] === '1';
}

function checked(metadata: JsonObject, name: string, pattern: RegExp, what: string): [string, string][] {
  const value = metadata[name];
  if (value === undefined || value === null) return [];
  const text = asText(value);
  if (pattern.test(text)) return [[name, text]];
  throw wrong(name, what, 'Leave it out where it is not needed.');
}

function wrong(name: string, what: string, fix: string): Failure {
  return new Failure('bad-output', `metadata.${name} must be ${what}`, { field: `metadata.${name}`, fix });
}
