import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../model/clock.ts';
import type { MessageQuery } from '../../model/ports.ts';
import { createMessageStore } from '../messages.ts';
import { NOW, testTables } from '../stores.test-kit.ts';
import { asStored, failed, message } from './messages.test-kit.ts';

const tables = testTables();
const store = () => createMessageStore(tables);

it('are listed oldest first, in pages that go on behind any of them, also when they leave the list meanwhile', async () => {
  const integrationId = randomUUID();
  const times = [5, 1, 4, 2, 3].map((minutes) => NOW - HOUR + minutes * MINUTE);
  const given = times.map((receivedAt) => failed({ integrationId, receivedAt, time: undefined }));
  for (const one of [...given, message({ integrationId })]) await store().record(one);
  await store().record(failed({ integrationId: `${integrationId}x` }));
  const want = [...given].sort((a, b) => a.receivedAt - b.receivedAt).map(({ key }) => key);
  const ask = (rest: Partial<MessageQuery>) =>
    store().quarantined({ integrationId, from: 0, to: NOW, limit: 9, cursor: null, ...rest });
  const keysOf = async (rest: Partial<MessageQuery>) => (await ask(rest)).items.map(({ key }) => key);
  expect((await ask({})).cursor).toBeNull();
  expect(await keysOf({})).toEqual(want);
  expect(await keysOf({ from: NOW - HOUR + 2 * MINUTE, to: NOW - HOUR + 4 * MINUTE })).toEqual(want.slice(1, 3));
  const first = await ask({ limit: 2 });
  expect(first.items.map(({ key }) => key)).toEqual(want.slice(0, 2));
  const [one] = [...given].sort((a, b) => a.receivedAt - b.receivedAt).slice(1, 2);
  if (one !== undefined) await store().amend({ ...asStored(one), outcome: 'stored', open: true });
  expect(await keysOf({ cursor: first.cursor })).toEqual(want.slice(2));
  expect(await keysOf({ cursor: first.items[0]?.place ?? null })).toEqual(want.slice(2));
  await expect(ask({ cursor: 'x' })).rejects.toMatchObject({ code: 'invalid', detail: { field: 'cursor' } });
});
