import type { Arrival } from '../../model/arrival.ts';
import type { Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import { defaultsOf } from '../../model/fields.ts';
import { allFields, type IntegrationType } from '../../model/integration.ts';
import { asText, type JsonObject } from '../../model/json.ts';
import type { Uplink } from '../../model/uplink.ts';
import type { VectorInput } from '../../model/vector.ts';
import type { DownlinkInput, UplinkInput } from '../contracts/contract.ts';
import { deviceInput } from '../contracts/device-input.ts';
import { takes } from '../contracts/result.ts';

export type IntegrationTypes = { readonly [type: string]: IntegrationType };

/** The moment of a run and what seeds its chance. */
export interface Moment {
  now: number;
  seed: string;
}

/**
 * What the script of a version gets of an input that somebody wrote down. Typed converters and codecs get device bytes:
 * out of the envelope when the input names an integration type (as live messages do), else the payload as it is, with
 * the input's own metadata. Throws what the type's parser throws, and `no-device-bytes`.
 */
export function uplinkInput(
  version: Version,
  given: VectorInput,
  types: IntegrationTypes,
  moment: Moment,
): UplinkInput {
  const { metadata, integrationType, fPort, time, variables = {} } = given;
  if (takes(version) === 'envelope') return { ...payloadOf(given), metadata: texts(metadata), ...moment };
  if (integrationType !== undefined) {
    const uplink = unwrapped(given, typeNamed(types, integrationType), moment.now);
    return { ...deviceInput(version, uplink, metadata, moment.now), variables, ...moment };
  }
  const bytes = payloadOf(given).payload;
  const device = { bytes, ...(fPort === undefined ? {} : { fPort }) };
  const uplink: Uplink = {
    ...{ kind: 'uplink', payload: bytes, payloadKind: 'binary', device, networkKeys: metadata },
    ...(time === undefined ? {} : { time }),
  };
  return { ...deviceInput(version, uplink, {}, moment.now), variables, ...moment };
}

export function downlinkInput(given: VectorInput, moment: Moment): DownlinkInput {
  const { msg = null, msgType = 'NA', metadata, integrationMetadata = {}, variables = {} } = given;
  return { msg, msgType, metadata: texts(metadata), integrationMetadata, variables, ...moment };
}

/** Metadata of generic converters and downlinks is text, whatever was given. */
export function texts(metadata: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, asText(value)]));
}

function typeNamed(types: IntegrationTypes, name: string): IntegrationType {
  const type = Object.hasOwn(types, name) ? types[name] : undefined;
  if (type !== undefined) return type;
  throw new Failure('bad-envelope', `There is no integration type '${name}'`, {
    field: 'integrationType',
    fix: `Give one of: ${Object.keys(types).join(', ')}.`,
  });
}

/** The first uplink of the envelope, as the type's own parser takes it out. */
function unwrapped(given: VectorInput, type: IntegrationType, now: number): Uplink {
  const [first] = type.parse(arrivalOf(given, now), defaultsOf(allFields(type)));
  if (first?.kind === 'uplink') return first;
  throw new Failure('bad-envelope', `This message is no uplink but ${first?.event ?? 'nothing'}; it is not converted`, {
    field: 'payload',
    fix: `Give an uplink as ${type.label} sends it, or device bytes without an integration type.`,
  });
}

/** Headers and topic come from the metadata, where samples and records show them. */
function arrivalOf(given: VectorInput, receivedAt: number): Arrival {
  const metadata = texts(given.metadata);
  const headers = Object.entries(metadata).flatMap(([key, value]) =>
    key.startsWith('Header:') ? [[key.slice('Header:'.length).toLowerCase(), value]] : [],
  );
  const { payload, payloadKind } = payloadOf(given);
  const topic = metadata['topic'];
  return {
    id: 'test',
    receivedAt,
    body: payload,
    contentType: given.contentType ?? (payloadKind === 'text' ? 'application/json' : 'application/octet-stream'),
    headers: Object.fromEntries(headers) as Record<string, string>,
    rawQuery: '',
    ...(topic === undefined ? {} : { topic }),
  };
}

function payloadOf({ payload, payloadText, payloadJson, contentType = '' }: VectorInput) {
  if (payload !== undefined) {
    const text = /^text\/|[/+]json\b/i.test(contentType);
    return { payload: new Uint8Array(Buffer.from(payload, 'base64')), payloadKind: text ? 'text' : 'binary' } as const;
  }
  const text = payloadText ?? JSON.stringify(payloadJson);
  return { payload: new TextEncoder().encode(text), payloadKind: 'text' } as const;
}
