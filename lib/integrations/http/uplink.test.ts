import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import { parse } from './uplink.ts';

function arrival(contentType: string, body: Uint8Array, headers: Record<string, string> = {}): Arrival {
  return { id: 'a', receivedAt: 0, body, contentType, headers, rawQuery: '' };
}

const UMLAUT = new TextEncoder().encode('ü');
const LATIN = new Uint8Array([0xfc]);

it.each([
  ['', UMLAUT, 'text'],
  ['application/json', UMLAUT, 'text'],
  ['application/json;charset=utf-8', UMLAUT, 'text'],
  ['application/senml+json', UMLAUT, 'text'],
  ['application/xml', UMLAUT, 'text'],
  ['application/x-www-form-urlencoded', UMLAUT, 'text'],
  ['TEXT/CSV', UMLAUT, 'text'],
  ['application/octet-stream', UMLAUT, 'binary'],
  ['application/cbor', UMLAUT, 'binary'],
  ['application/jsonx', UMLAUT, 'binary'],
  ['image/png', UMLAUT, 'binary'],
  ['', LATIN, 'binary'],
  ['application/json', LATIN, 'binary'],
])('%s with %s is %s', (contentType, body, kind) => {
  expect(parse(arrival(contentType, body))[0]?.payloadKind).toBe(kind);
});

it.each([
  [{ 'idempotency-key': 'k1', 'x-message-id': 'm1' }, 'k1'],
  [{ 'x-message-id': ' m1 ' }, 'm1'],
  [{ 'idempotency-key': ' ', 'x-message-id': 'm1' }, 'm1'],
  [{ 'idempotency-key': '' }, undefined],
  [{}, undefined],
])('headers %j name the message %s', (headers, key) => {
  expect(parse(arrival('', UMLAUT, headers))[0]?.dedupKey).toBe(key);
});

it('takes any bytes under any content type', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), fc.string({ maxLength: 200 }), (body, contentType) => {
      const uplinks = parse(arrival(contentType, body));
      expect(uplinks).toHaveLength(1);
      expect(uplinks[0]?.payload).toEqual(body);
    }),
  );
});
