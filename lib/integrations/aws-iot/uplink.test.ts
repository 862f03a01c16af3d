import { expect, it } from 'vitest';
import type { Arrival } from '../../model/arrival.ts';
import { parse } from './uplink.ts';

const arrival: Arrival = {
  id: 'rule-evaluation-1',
  receivedAt: 5,
  body: new Uint8Array([1]),
  contentType: '',
  headers: {},
  rawQuery: '',
  topic: 'a/b',
  clientId: 'b',
};

it('is a new message for each evaluation of the rule, at the time of the rule', () => {
  expect(parse(arrival)[0]).toMatchObject({ dedupKey: 'rule-evaluation-1', time: 5, deviceHint: 'b' });
});

it.each([undefined, ''])('refuses topic %j', (topic) => {
  const { topic: _topic, ...rest } = arrival;
  expect(() => parse(topic === undefined ? rest : { ...rest, topic })).toThrow(
    expect.objectContaining({ code: 'bad-envelope' }),
  );
});
