import { deviceInput } from '../converters/contracts/device-input.ts';
import { resultOf, takes } from '../converters/contracts/result.ts';
import type { Engine } from '../converters/engine.ts';
import type { Arrival } from '../model/arrival.ts';
import { Failure } from '../model/failure.ts';
import { defaultsOf } from '../model/fields.ts';
import { allFields, type IntegrationType } from '../model/integration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Uplink } from '../model/uplink.ts';
import type { Difference } from './difference.ts';
import type { LibraryConverter } from './library.ts';
import type { Vector } from './vectors.ts';

export type IntegrationTypes = { readonly [type: string]: IntegrationType };

/** Typed converters: their payload files hold the network's envelope, their result files the converter output. */
export function isTyped({ version }: LibraryConverter): boolean {
  return version.kind === 'uplink' && takes(version) === 'device';
}

/** Why a typed converter cannot be verified here, or null. */
export function lackingType(converter: LibraryConverter, types: IntegrationTypes = {}): string | null {
  if (!isTyped(converter) || typeOf(converter, types) !== undefined) return null;
  return `There is no integration type "${converter.integrationType ?? ''}" to take its payloads apart.`;
}

/** The converter output of one vector. Throws what the type's parser, the script and the form throw. */
export function typedOutput(
  engine: Engine,
  converter: LibraryConverter,
  vector: Vector,
  { now, types = {} }: { now: number; types?: IntegrationTypes },
): Json {
  const { version, metadata } = converter;
  const type = typeOf(converter, types);
  if (type === undefined) throw new Failure('not-found', lackingType(converter, types) ?? '');
  const input = { ...deviceInput(version, uplinkIn(type, vector, now), metadata, now), now };
  return resultOf(version, engine.runUplink(version, input).output, input).output;
}

/** ThingsBoard lists `codeRate` for The Things Stack but reads a place where it no longer stands; we bring it. */
export function isBetter(converter: LibraryConverter, { path, expected }: Difference): boolean {
  if (!isTyped(converter) || expected !== undefined) return false;
  return /^(\[\d+\]\.)?attributes\.codeRate$/.test(path) && /^tt[in]$/.test(converter.integrationType ?? '');
}

function typeOf({ integrationType }: LibraryConverter, types: IntegrationTypes): IntegrationType | undefined {
  return integrationType !== null && Object.hasOwn(types, integrationType) ? types[integrationType] : undefined;
}

/**
 * ThingsBoard hands every message of the network to a typed converter, with no bytes where it carries none. Here events
 * are told and never converted, but what a converter makes of one can be verified.
 */
function eventAsUplink(networkKeys: JsonObject, payload: Uint8Array): Uplink {
  return { kind: 'uplink', payload, payloadKind: 'text', device: { bytes: new Uint8Array() }, networkKeys };
}

function uplinkIn(type: IntegrationType, { name, payload }: Vector, receivedAt: number): Uplink {
  const envelope = { body: payload, contentType: 'application/json', headers: {}, rawQuery: '' };
  const arrival: Arrival = { id: name, receivedAt, ...envelope };
  const [first] = type.parse(arrival, defaultsOf(allFields(type)));
  if (first?.kind === 'uplink') return first;
  const told = first?.networkKeys;
  if (told !== undefined) return eventAsUplink(told, payload);
  throw new Failure('bad-envelope', `${name} holds no uplink.`);
}
