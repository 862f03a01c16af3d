import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addBooks, type Books, balances, EMPTY_BOOKS } from '../model/books.ts';
import type { JsonObject } from '../model/json.ts';
import { connect, type Kit, openKit } from './api.test-kit.ts';

type Audit = Books & { balanced: boolean; faults: JsonObject[]; cursor: string | null };

let kit: Kit;
beforeEach(async () => {
  kit = await openKit();
});
afterEach(() => kit.close());

async function page(query: string): Promise<Audit> {
  const { status, json } = await kit.call('GET', `/api/audit?${query}`);
  expect(status).toBe(200);
  return json as unknown as Audit;
}

async function whole(query = '', limit = 100): Promise<{ books: Books; faults: JsonObject[]; pages: number }> {
  let books = EMPTY_BOOKS;
  const faults: JsonObject[] = [];
  let cursor: string | null = null;
  let pages = 0;
  do {
    const next: string = cursor === null ? '' : `&cursor=${cursor}`;
    const one: Audit = await page(`${query}&limit=${limit}${next}`);
    books = addBooks(books, one);
    faults.push(...one.faults);
    cursor = one.cursor;
    pages += 1;
  } while (cursor !== null);
  return { books, faults, pages };
}

/** Two integrations: 3 + 2 stored, 1 quarantined, 2 re-deliveries. */
async function fill(): Promise<string[]> {
  const [first, second] = [await connect(kit), await connect(kit)];
  for (const t of [1, 2, 3]) await kit.send(first.id, { name: 'A', t });
  for (const key of ['x', 'y', 'x', 'x']) await kit.send(second.id, { name: 'B', t: 1 }, key);
  await kit.send(second.id, 'no object');
  return [first.id, second.id];
}

/** The only item of a table whose partition key begins like this, as its key. */
async function keyOf(table: 'telemetry' | 'messages', id: string): Promise<{ pk: string; sk: string }> {
  const { json } = await kit.call('GET', `/api/messages/${id}`);
  const [pk, sk] = JSON.parse(Buffer.from(id, 'base64url').toString()) as [string, string];
  if (table === 'messages') return { pk, sk };
  const [effect] = json['effects'] as { entityId: string }[];
  const month = new Date(kit.now.ms).toISOString().slice(2, 7).replace('-', '');
  const query = {
    TableName: 'kit-telemetry',
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': `d#${effect?.entityId}#${month}` },
  };
  const { items } = await kit.tables.query(query);
  const found = items.find((item) => JSON.stringify(item['m']) === JSON.stringify([pk, sk]));
  return { pk: String(found?.['pk']), sk: String(found?.['sk']) };
}

async function messages(outcome: string): Promise<string[]> {
  const { json } = await kit.call('GET', `/api/messages?outcome=${outcome}`);
  return (json['items'] as { id: string }[]).map(({ id }) => id);
}

describe('the books', () => {
  it('add up: every delivery has one end', async () => {
    await fill();
    kit.spilled.count = 4;
    const expected = {
      ...{ received: 12, stored: 5, duplicate: 2, quarantined: 1, ignored: 0, refused: 0, deferred: 4 },
    };
    expect(await page('')).toEqual({ balanced: true, ...expected, faults: [], cursor: null });
    const small = await whole('', 1);
    expect(small).toMatchObject({ books: expected, faults: [] });
    expect(small.pages).toBeGreaterThan(3);
    expect(balances(small.books)).toBe(true);
  });

  it('of one integration, also when it is deleted, and of a range', async () => {
    const [, second] = await fill();
    const books = { received: 5, stored: 2, duplicate: 2, quarantined: 1, ignored: 0, refused: 0, deferred: 0 };
    expect((await whole(`integration=${second}`)).books).toEqual(books);
    await kit.call('DELETE', `/api/integrations/${second}`);
    expect((await whole(`integration=${second}`)).books).toEqual(books);
    expect((await whole()).books).toMatchObject({ received: 3, stored: 3 });
    expect((await whole(`to=${kit.now.ms}`)).books).toEqual(EMPTY_BOOKS);
    expect((await whole(`from=${kit.now.ms}`)).books).toMatchObject({ stored: 3 });
  });

  it('tell a stored message whose point is gone', async () => {
    const [first] = await fill();
    const id = (await messages('stored'))[0] ?? '';
    await kit.tables.delete({ TableName: 'kit-telemetry', Key: await keyOf('telemetry', id) });
    const { faults, books } = await whole();
    expect(balances(books)).toBe(true);
    expect(faults).toEqual([{ id, integrationId: expect.any(String), problem: expect.stringContaining('point') }]);
    expect((await page('')).balanced).toBe(false);
    expect(first).toBeDefined();
  });

  it('tell a quarantined message without its raw, and an arrival without an outcome', async () => {
    const [first] = await fill();
    const { parts } = kit;
    const bad = (await messages('quarantined'))[0] ?? '';
    const key = await keyOf('messages', bad);
    const failed = await parts.messages.get(key);
    if (failed === null) throw new Error('it was there');
    // As a version with a mistake would write it: the same record without its raw.
    await kit.tables.delete({ TableName: 'kit-messages', Key: key });
    await parts.messages.record({ ...failed, raw: null, arrivalId: 'a' });
    const lost = { pk: `${first}#20251009#0`, sk: '1760000000000#0' };
    await kit.tables.put({ TableName: 'kit-messages', Item: { ...lost, a: new Set([new Uint8Array(6)]) } });
    const { faults, books } = await whole();
    expect(balances(books)).toBe(false);
    expect(faults.map(({ problem }) => problem).sort()).toEqual([
      'It arrived, but has no outcome.',
      'It is quarantined, but its raw message is missing.',
    ]);
    expect(faults.map(({ integrationId }) => integrationId)).toContain(first);
  });

  it('are refused for a foreign cursor and a range that ends before it begins', async () => {
    for (const query of ['cursor=x', 'cursor=WzEsMl0', 'from=5&to=4', 'from=yesterday', 'colour=red']) {
      expect((await kit.call('GET', `/api/audit?${query}`)).json).toMatchObject({
        status: 400,
        fix: expect.any(String),
      });
    }
  });
});
