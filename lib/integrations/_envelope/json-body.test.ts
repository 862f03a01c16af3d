import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import { jsonBody } from './json-body.ts';

const FIX = 'Set it to JSON.';

function arrival(body: string | Uint8Array, contentType = 'application/json'): Arrival {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  return { id: 'a', receivedAt: 0, body: bytes, contentType, headers: {}, rawQuery: '' };
}

it('reads an object, with or without a byte order mark, whatever the content type says', () => {
  expect(jsonBody(arrival('{"a":1}', 'text/plain'), FIX)).toEqual({ a: 1 });
  expect(jsonBody(arrival('\ufeff{"a":1}', ''), FIX)).toEqual({ a: 1 });
});

it.each([
  ['cut off', '{"a":', 'application/json', 'not-json', 'body'],
  ['empty', '', 'application/json', 'not-json', 'body'],
  ['words', 'temperature is 4', 'text/plain', 'not-json', 'body'],
  ['invalid UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'application/json', 'not-json', 'body'],
  ['protobuf', new Uint8Array([0x0a, 0x02, 0xff]), 'application/octet-stream', 'bad-envelope', 'contentType'],
  ['protobuf by name', 'abc', 'application/x-protobuf; v=1', 'bad-envelope', 'contentType'],
  ['a list', '[{}]', 'application/json', 'bad-envelope', 'body'],
  ['a number', '7', 'application/json', 'bad-envelope', 'body'],
  ['null', 'null', 'application/json', 'bad-envelope', 'body'],
  ['nested too deeply', `{"a":${'['.repeat(70)}${']'.repeat(70)}}`, 'application/json', 'bad-envelope', 'body'],
])('refuses %s', (_what, body, contentType, code, field) => {
  expect(() => jsonBody(arrival(body, contentType), FIX)).toThrow(
    expect.objectContaining({ code, detail: expect.objectContaining({ field }) }),
  );
});

it('tells how to send JSON, and never quotes the body', () => {
  try {
    jsonBody(arrival('secret-value', 'application/octet-stream'), FIX);
    expect.unreachable();
  } catch (thrown) {
    expect(thrown).toMatchObject({ detail: { fix: FIX } });
    expect(String(thrown)).not.toContain('secret-value');
  }
});
