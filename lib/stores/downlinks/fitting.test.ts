import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR } from '../../model/clock.ts';
import type { Downlink } from '../../model/downlink.ts';
import { createDownlinkStore, downlinkIds } from '../downlinks.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { shortened } from './shortened.ts';

const tables = testTables();
const newDownlinkId = downlinkIds();
const store = () => createDownlinkStore(tables);
const kilobytes = (count: number) => 'x'.repeat(count * 1_024);

function downlink(size: number, given: Partial<Downlink> = {}): Downlink {
  const deviceId = randomUUID();
  return {
    ...{ id: newDownlinkId(deviceId, NOW), deviceId, integrationId: 'i', msg: kilobytes(size), msgType: 'X' },
    ...{ metadata: {}, state: 'queued', attempts: 0, createdAt: NOW, expiresAt: NOW + HOUR, encoded: null },
    ...{ answer: null, history: [], ...given },
  };
}

it('says of what passes 400 KB that it is too large, which is no outage', async () => {
  await expect(store().create(downlink(401))).rejects.toMatchObject({ code: 'too-large' });
  const one = downlink(200);
  await store().create(one);
  const encoded: Downlink['encoded'] = [{ contentType: 'TEXT', data: kilobytes(201), metadata: {} }];
  const change = { state: 'encoded', at: NOW, encoded } as const;
  await expect(store().advance(one.id, ['queued'], change)).rejects.toMatchObject({ code: 'output-too-large' });
  expect((await store().get(one.id))?.state).toBe('queued');
});

it('cuts an answer that does not fit, and keeps its reports', async () => {
  const one = downlink(380);
  await store().create(one);
  const answer = { status: 200, body: kilobytes(64) };
  expect(await store().advance(one.id, ['queued'], { state: 'accepted', at: NOW, answer })).toBe(true);
  const seen = await store().get(one.id);
  expect(seen?.answer).toEqual({ status: 200, body: 'x'.repeat(1_000), cut: ['body'] });
  const told = { ...answer, reports: [{ id: 'n', state: 'acked', said: kilobytes(2) }] };
  expect(await store().noteAnswer(seen ?? one, { state: 'acked', at: NOW, answer: told })).toBe(true);
  expect((await store().get(one.id))?.answer).toMatchObject({ reports: told.reports, cut: ['body'] });
  expect(await store().noteAnswer(seen ?? one, { state: 'failed', at: NOW, answer: told })).toBe(false);
});

it('leaves out long fields that are no text', () => {
  expect(shortened({ via: 'http', body: { long: kilobytes(2) } })).toEqual({ via: 'http', cut: ['body'] });
});
