import type { Arrival, StreamRecord } from '../../lib/model/arrival.ts';
import { Failure, type FailureCode } from '../../lib/model/failure.ts';
import { type Config, type ConfigValue, defaultsOf } from '../../lib/model/fields.ts';
import { allFields, type IntegrationType } from '../../lib/model/integration.ts';
import type { Json, JsonObject } from '../../lib/model/json.ts';
import type { Parsed, Uplink } from '../../lib/model/uplink.ts';

/** `request.json` of a sample folder: what arrives, with exactly one of the three bodies. */
export interface SampleRequest {
  description?: string;
  method?: string;
  headers?: Record<string, string>;
  rawQuery?: string;
  contentType: string;
  bodyJson?: Json;
  bodyText?: string;
  bodyBase64?: string;
  topic?: string;
  clientId?: string;
  streamRecord?: StreamRecord;
  config?: { [name: string]: ConfigValue };
}

/** What must come of it: `uplink.json` or `failure.json`. */
export type SampleResult = { uplink: Json } | { failure: { code: FailureCode; field?: string } };

export interface Sample {
  /** Folder name, such as `01-plain`. */
  name: string;
  request: SampleRequest;
  expected: SampleResult;
}

/** The time at which every sample arrives: 2025-06-01T12:00:05Z. */
export const SAMPLE_TIME = Date.UTC(2025, 5, 1, 12, 0, 5);

export const SAMPLE_ARRIVAL_ID = '7d444840-9dc0-4d6b-9c3f-1f2a5b1a0c11';

export function bodyOf(request: SampleRequest): Uint8Array {
  if (request.bodyBase64 !== undefined) return new Uint8Array(Buffer.from(request.bodyBase64, 'base64'));
  return new TextEncoder().encode(request.bodyText ?? JSON.stringify(request.bodyJson));
}

/** The arrival that a door would make of the request. */
export function arrivalOf(request: SampleRequest): Arrival {
  const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    id: SAMPLE_ARRIVAL_ID,
    receivedAt: SAMPLE_TIME,
    body: bodyOf(request),
    contentType: request.contentType,
    headers: Object.fromEntries(headers) as Record<string, string>,
    rawQuery: request.rawQuery ?? '',
    ...(request.topic === undefined ? {} : { topic: request.topic }),
    ...(request.clientId === undefined ? {} : { clientId: request.clientId }),
    ...(request.streamRecord === undefined ? {} : { streamRecord: request.streamRecord }),
  };
}

/** The sample's config with the defaults of the type's fields, as the API would have stored it. */
export function configOf(type: IntegrationType, request: SampleRequest): Config {
  return { ...defaultsOf(allFields(type)), ...request.config };
}

/** Stands in `uplink.json` for a payload that is the whole request body, which would only repeat `request.json`. */
export const WHOLE_BODY = '@body';

/** Parse results in the JSON form of `uplink.json`: bytes as base64, or `@body` for the whole body. */
export function parsedToJson(parsed: Parsed[], arrival: Arrival): JsonObject[] {
  return parsed.map((one) => (one.kind === 'event' ? { ...one } : uplinkToJson(one, arrival.body)));
}

function uplinkToJson(uplink: Uplink, body: Uint8Array): JsonObject {
  const { payload, device, ...rest } = uplink;
  return {
    ...rest,
    payload: bytesToJson(payload, body),
    ...(device === undefined ? {} : { device: { ...device, bytes: bytesToJson(device.bytes, body) } }),
  };
}

function bytesToJson(bytes: Uint8Array, body: Uint8Array): string {
  return body.length > 0 && Buffer.compare(bytes, body) === 0 ? WHOLE_BODY : Buffer.from(bytes).toString('base64');
}

/** What a type's parser makes of a request, in the form of the sample's result file. */
export function outcomeOf(type: IntegrationType, request: SampleRequest): SampleResult {
  const arrival = arrivalOf(request);
  try {
    return { uplink: parsedToJson(type.parse(arrival, configOf(type, request)), arrival) };
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    const { code, detail } = thrown;
    return { failure: { code, ...(detail.field === undefined ? {} : { field: detail.field }) } };
  }
}
