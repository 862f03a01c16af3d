import type { z } from '@hono/zod-openapi';
import type { UplinkInput } from '../converters/contracts/contract.ts';
import { deviceInput } from '../converters/contracts/device-input.ts';
import { takes } from '../converters/contracts/result.ts';
import type { Arrival } from '../model/arrival.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { defaultsOf } from '../model/fields.ts';
import { allFields, type IntegrationType } from '../model/integration.ts';
import { asText, type JsonObject } from '../model/json.ts';
import type { Uplink } from '../model/uplink.ts';
import type { Test } from './converter-test-shapes.ts';

export type TestBody = z.output<typeof Test>;

/**
 * What the script of a tested version gets. Typed converters and codecs get device bytes: out of the envelope when the
 * test names an integration type (as live messages do), else the payload as it is, with the test's own metadata.
 * Throws what the type's parser throws, and `no-device-bytes`.
 */
export function testedUplink(version: Version, test: TestBody, type: IntegrationType | null, now: number): UplinkInput {
  const metadata = test.metadata as JsonObject;
  const message = { now, seed: 'test' };
  const { fPort } = test;
  if (takes(version) === 'envelope') return { ...payloadOf(test), metadata: texts(metadata), ...message };
  const variables = test.variables;
  if (type !== null && test.unwrap !== false) {
    const uplink = unwrapped(test, type, now);
    return { ...deviceInput(version, uplink, metadata, now), variables, ...message };
  }
  const bytes = payloadOf(test).payload;
  const device = { bytes, ...(fPort === undefined ? {} : { fPort }) };
  const uplink: Uplink = { kind: 'uplink', payload: bytes, payloadKind: 'binary', device, networkKeys: metadata };
  return { ...deviceInput(version, uplink, {}, now), variables, ...message };
}

/** The first uplink of the envelope, as the type's own parser takes it out. */
function unwrapped(test: TestBody, type: IntegrationType, now: number): Uplink {
  const [first] = type.parse(arrivalOf(test, now), defaultsOf(allFields(type)));
  if (first?.kind === 'uplink') return first;
  throw new Failure('bad-envelope', `This message is no uplink but ${first?.event ?? 'nothing'}; it is not converted`, {
    field: 'payload',
    fix: `Give an uplink as ${type.label} sends it, or device bytes with "unwrap": false.`,
  });
}

/** Headers and topic come from the metadata, where samples and records show them. */
function arrivalOf(test: TestBody, receivedAt: number): Arrival {
  const metadata = texts(test.metadata as JsonObject);
  const headers = Object.entries(metadata).flatMap(([key, value]) =>
    key.startsWith('Header:') ? [[key.slice('Header:'.length).toLowerCase(), value]] : [],
  );
  const { payload, payloadKind } = payloadOf(test);
  const topic = metadata['topic'];
  return {
    id: 'test',
    receivedAt,
    body: payload,
    contentType: test.contentType ?? (payloadKind === 'text' ? 'application/json' : 'application/octet-stream'),
    headers: Object.fromEntries(headers) as Record<string, string>,
    rawQuery: '',
    ...(topic === undefined ? {} : { topic }),
  };
}

/** Metadata of generic converters and downlinks is text, whatever was given. */
export function texts(metadata: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, asText(value)]));
}

function payloadOf({ payload, payloadText, payloadJson, contentType = '' }: TestBody) {
  if (payload !== undefined) {
    const text = /^text\/|[/+]json\b/i.test(contentType);
    return { payload: new Uint8Array(Buffer.from(payload, 'base64')), payloadKind: text ? 'text' : 'binary' } as const;
  }
  const text = payloadText ?? JSON.stringify(payloadJson);
  return { payload: new TextEncoder().encode(text), payloadKind: 'text' } as const;
}
