import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type IntegrationFolder, integrationFolders } from '../bin/generate/integration-folders.ts';
import { arrivalOf, configOf, SAMPLE_TIME, type SampleRequest } from '../bin/generate/sample.ts';
import type { Arrival } from '../lib/model/arrival.ts';
import { isJsonObject, type Json, type JsonObject } from '../lib/model/json.ts';
import { identify } from '../lib/model/message-key.ts';
import type { Parsed } from '../lib/model/uplink.ts';

/**
 * The dedup key is the record's key. For every sample of every type: what a network sends again has the same one, and
 * the same counter in another session has another.
 */
const folders = await integrationFolders(join(import.meta.dirname, '..'));

/** What may differ when a network tells of the same message again, by type: members of the body. */
const TOLD_ANEW: Record<string, string[]> = {
  ttn: ['correlation_ids', 'last_a_f_cnt_down'],
  tti: ['correlation_ids', 'last_a_f_cnt_down'],
  loriot: ['seqno', 'rssi', 'snr', 'gws'],
  thingpark: ['Late', 'LrrRSSI', 'LrrSNR', 'Lrrid', 'DevLrrCnt', 'InstantPER'],
  tpe: ['Late', 'LrrRSSI', 'LrrSNR', 'Lrrid', 'DevLrrCnt', 'InstantPER'],
  sigfox: ['rssi', 'snr', 'avgSnr', 'station', 'duplicate', 'lqi', 'computedLocation'],
};

/** Lists of those who heard a frame. */
const GATEWAYS = new Set(['rxInfo', 'rx_metadata', 'gws', 'Lrr']);

/** A session, the time of a frame, or a network's own number of it, under the names of all networks. */
const SESSION = new Set([
  ...['deduplicationId', 'devAddr', 'time', 'publishedAt', 'uplinkID', 'uplinkId'],
  ...['session_key_id', 'dev_addr', 'received_at', 'ts', 'devaddr'],
  ...['Time', 'DevAddr', 'mic_hex', 'requestId', 'eventTime', 'bt'],
]);

function keyOf(folder: IntegrationFolder, request: SampleRequest, change: Partial<Arrival> = {}): string | null {
  const arrival = { ...arrivalOf(request), ...change };
  const [first] = folder.definition.parse(arrival, configOf(folder.definition, request));
  return first === undefined || first.dedupKey === undefined ? null : placeOf(first, first.dedupKey);
}

function kindOf(folder: IntegrationFolder, request: SampleRequest): Parsed['kind'] | undefined {
  return folder.definition.parse(arrivalOf(request), configOf(folder.definition, request))[0]?.kind;
}

/** Where the record would lie: kind, key, time and device all have a part in it. */
function placeOf({ kind, time, deviceHint }: Parsed, dedupKey: string): string {
  const rest = { integrationId: 'i', time, deviceHint: deviceHint ?? null, receivedAt: SAMPLE_TIME, shards: 4 };
  return JSON.stringify(identify({ ...rest, dedupKey: `${kind}:${dedupKey}` }).key);
}

/** A value with members replaced by what `change` makes of them; undefined leaves one as it is. */
function mapped(value: Json, change: (name: string, value: Json) => Json | undefined): Json {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isJsonObject(value)) return value;
  const pairs = Object.entries(value).map(([name, inner]) => [name, change(name, inner) ?? mapped(inner, change)]);
  return Object.fromEntries(pairs) as JsonObject;
}

/** Gateways report in any order. */
function turned(gateways: Json, by: number): Json {
  if (!Array.isArray(gateways)) return gateways;
  const start = by % (gateways.length || 1);
  return [...gateways.slice(start), ...gateways.slice(0, start)];
}

/** Another value of the same kind, so many seconds or steps later. */
function later(value: Json, by: number): Json {
  if (typeof value === 'number') return value > 1e11 ? value + by * 1_000 : value + by;
  if (typeof value !== 'string') return value;
  if (/^\d{4}-/.test(value)) return new Date(Date.parse(value) + by * 1_000).toISOString();
  if (/^\d{8}T\d{6}Z$/.test(value)) return String(Number(value.slice(0, 8)) + (by % 9) + 1) + value.slice(8);
  if (/^\d+$/.test(value)) return String(Number(value) + by);
  return by.toString(16).padStart(value.length, '0').slice(-Math.max(8, value.length));
}

const keyed = folders.flatMap((folder) => {
  const samples = folder.samples.filter(
    ({ request, expected }) =>
      'uplink' in expected && request.bodyJson !== undefined && keyOf(folder, request) !== null,
  );
  return samples.length === 0 ? [] : [{ type: folder.name, folder, requests: samples.map(({ request }) => request) }];
});

it('finds keyed samples of every network', () => {
  expect(keyed.map(({ type }) => type)).toEqual(folders.map(({ name }) => name));
});

describe.each(keyed)('$type', ({ type, folder, requests }) => {
  const request = fc.constantFrom(...requests);

  it('has one key for whatever is sent again', () => {
    const anew = new Set(TOLD_ANEW[type] ?? []);
    const other: fc.Arbitrary<Json> = fc.oneof(fc.string(), fc.integer({ min: -200, max: 200 }));
    fc.assert(
      fc.property(request, fc.nat(7), other, fc.uuid(), (first, by, value, id) => {
        const told = (name: string, was: Json) =>
          anew.has(name) ? value : GATEWAYS.has(name) ? turned(was, by) : undefined;
        const again = mapped(first.bodyJson ?? null, told);
        const headers = { ...first.headers, 'X-Request-Id': id, 'User-Agent': id, Traceparent: id };
        const receivedAt = SAMPLE_TIME + by * 600_000;
        // what AWS itself tries again keeps its id and the time of the rule or the stream
        const change = folder.definition.trigger === 'http' ? { id, receivedAt } : {};
        expect(keyOf(folder, { ...first, headers, bodyJson: again }, change)).toBe(keyOf(folder, first));
      }),
      { numRuns: 200 },
    );
  });

  it('has another key for the same counter in another session, at another time', () => {
    // events of a command are told apart by the command, whenever they come
    const uplinks = requests.filter((one) => kindOf(folder, one) === 'uplink');
    fc.assert(
      fc.property(fc.constantFrom(...uplinks), fc.integer({ min: 1, max: 80_000 }), (first, by) => {
        const rejoined = mapped(first.bodyJson ?? null, (name, value) =>
          SESSION.has(name) ? later(value, by) : undefined,
        );
        const headers = mapped(first.headers ?? {}, (name, value) =>
          /^(idempotency-key|x-message-id)$/i.test(name) ? `${value}-${by}` : undefined,
        ) as Record<string, string>;
        const next = { ...first, headers, bodyJson: rejoined };
        expect(keyOf(folder, next, { id: `another ${by}` })).not.toBe(keyOf(folder, first));
      }),
      { numRuns: 200 },
    );
  });
});
