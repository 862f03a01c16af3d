import { expect, test } from 'vitest';
import { evaluateRule, type PublishedMessage } from './evaluate-rule.ts';
import { parseRuleSql } from './rule-sql.ts';
import { SqlRefused } from './sql-tokens.ts';

const message = (more: Partial<PublishedMessage> = {}): PublishedMessage => ({
  topic: 'sensors/t1/up',
  payload: Buffer.from('{"temperature":21.5}'),
  clientId: 'device-7',
  principal: 'anonymous',
  at: 1_700_000_000_000,
  ...more,
});

const run = (sql: string, more: Partial<PublishedMessage> = {}) => evaluateRule(parseRuleSql(sql), message(more));

test('the statement that every integration gets', () => {
  const selected = run(
    "SELECT encode(*, 'base64') AS payload, newuuid() AS id, topic() AS topic, clientid() AS clientId, timestamp() AS ts, '7d0' AS integration FROM 'sensors/+/up'",
    { payload: Uint8Array.of(0, 255, 128) },
  );
  expect(selected).toEqual({
    payload: 'AP+A',
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    topic: 'sensors/t1/up',
    clientId: 'device-7',
    ts: 1_700_000_000_000,
    integration: '7d0',
  });
});

test.each<[string, object | null]>([
  ["SELECT * FROM 'a'", { temperature: 21.5 }],
  ["select * from 'a'", { temperature: 21.5 }],
  ["SELECT *, topic(2) AS device FROM 'a'", { temperature: 21.5, device: 't1' }],
  ["SELECT topic(9) AS nothing, 'x' AS x FROM 'a'", { x: 'x' }],
  ["SELECT -1.5 AS n, true AS t, false AS f, 'it''s' AS q FROM 'a'", { n: -1.5, t: true, f: false, q: "it's" }],
  ["SELECT principal() AS p FROM 'a' WHERE topic(2) = 't1'", { p: 'anonymous' }],
  ["SELECT 1 AS n FROM 'a' WHERE topic(2) <> 't1'", null],
  ["SELECT 1 AS n FROM 'a' WHERE startswith(clientid(), 'device-') AND endswith(topic(), '/up')", { n: 1 }],
  ["SELECT 1 AS n FROM 'a' WHERE topic(2) = 'no' OR topic(1) = 'sensors' AND topic(3) = 'up'", { n: 1 }],
  ["SELECT 1 AS n FROM 'a' WHERE (topic(2) = 'no' OR topic(1) = 'sensors') AND topic(3) = 'down'", null],
  ["SELECT 1 AS n FROM 'a' WHERE startswith(topic(9), '')", null],
])('%s', (sql, selected) => {
  expect(run(sql)).toEqual(selected);
});

test.each(['[1]', '"text"', 'no JSON', '\u00ff'])('SELECT * and a payload of %s', (payload) => {
  expect(() => run("SELECT * FROM 'a'", { payload: Buffer.from(payload, 'latin1') })).toThrow('JSON object');
});

test.each([
  ['', /expected SELECT at the end/],
  ["SELECT FROM 'a'", /FROM, cannot be selected/],
  ["SELECT temperature FROM 'a'", /members of the payload, such as temperature/],
  ["SELECT temperature.value AS t FROM 'a'", /cannot read "\.value/],
  ["SELECT topic() FROM 'a'", /needs a name/],
  ["SELECT topic() AS a, clientid() AS a FROM 'a'", /two columns are named a/],
  ["SELECT topic(0) AS a FROM 'a'", /counted from 1/],
  ["SELECT topic('1') AS a FROM 'a'", /expected a level/],
  ["SELECT encode(temperature, 'base64') AS a FROM 'a'", /expected \*/],
  ["SELECT encode(*, 'hex') AS a FROM 'a'", /'base64' only/],
  ["SELECT abs(1) AS a FROM 'a'", /abs\(\) does not run here/],
  ['SELECT * FROM a', /topic filter in quotes/],
  ["SELECT * FROM 'a/#/b'", /# must be the last level/],
  ["SELECT * FROM 'a' WHERE", /expected a function or a literal at the end/],
  ["SELECT * FROM 'a' WHERE topic() > 'b'", /cannot read ">/],
  ["SELECT * FROM 'a' WHERE topic()", /expected <> at the end/],
  ["SELECT * FROM 'a' WHERE (topic() = 'a'", /expected \) at the end/],
  ["SELECT * FROM 'a' GROUP BY b", /did not expect anything at position 18, before "GROUP"/],
  ["SELECT * FROM 'a'; DROP", /cannot read ";/],
])('refuses %s', (sql, reason) => {
  expect(() => parseRuleSql(sql)).toThrow(SqlRefused);
  expect(() => parseRuleSql(sql)).toThrow(reason);
});
