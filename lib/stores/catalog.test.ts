import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY } from '../model/clock.ts';
import type { Integration } from '../model/integration.ts';
import { converterWith, integrationNamed, versionOf } from './catalog.test-kit.ts';
import { createCatalog } from './catalog.ts';
import type { Dynamo } from './dynamo.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const catalog = () => createCatalog(tables);

describe('integrations', () => {
  it('come back as they were, by id and by routing key', async () => {
    const given = integrationNamed('one', {
      config: { server: 'https://x', token: { sealed: 'v1.a' }, n: 1e21, l: [] },
    });
    const stored = await catalog().putIntegration(given, null);
    expect(stored).toEqual({ ...given, etag: expect.stringMatching(/^.{12}$/) });
    expect(await catalog().integration(given.id)).toEqual(stored);
    expect(await catalog().integrationByRoutingKey(given.routingKey)).toEqual(stored);
    expect(await catalog().integrationByRoutingKey(randomUUID())).toBeNull();
    expect(await catalog().integrationByRoutingKey('')).toBeNull();
    expect(await catalog().integration('none')).toBeNull();
  });

  it('change under their etag only, and one of two simultaneous changes wins', async () => {
    const first = await catalog().putIntegration(integrationNamed('a'), null);
    await expect(catalog().putIntegration(first, null)).rejects.toMatchObject({ code: 'precondition-failed' });
    const second = await catalog().putIntegration({ ...first, name: 'b' }, first.etag);
    expect(second.etag).not.toBe(first.etag);
    await expect(catalog().putIntegration(first, first.etag)).rejects.toMatchObject({ code: 'precondition-failed' });
    const rivals = await Promise.allSettled(
      ['c', 'd', 'e'].map((name) => catalog().putIntegration({ ...first, name }, second.etag)),
    );
    expect(rivals.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(catalog().deleteIntegration(first.id, first.etag)).rejects.toMatchObject({
      code: 'precondition-failed',
    });
    await catalog().deleteIntegration(first.id, null);
    await catalog().deleteIntegration(first.id, null);
    expect(await catalog().integration(first.id)).toBeNull();
    await expect(catalog().deleteIntegration(first.id, first.etag)).rejects.toMatchObject({
      code: 'precondition-failed',
    });
    await expect(catalog().putIntegration(first, 'gone')).rejects.toMatchObject({ code: 'precondition-failed' });
  });

  it('never share a routing key', async () => {
    const { routingKey } = await catalog().putIntegration(integrationNamed('holder'), null);
    const rival = catalog().putIntegration(integrationNamed('rival', { routingKey }), null);
    await expect(rival).rejects.toMatchObject({ code: 'conflict', detail: { field: 'routingKey' } });
  });

  it('reserve their routing key: one of many who want it at once gets it', async () => {
    const routingKey = randomUUID();
    const rivals = Array.from({ length: 8 }, (_, i) => integrationNamed(`rival ${i}`, { routingKey }));
    const made = await Promise.allSettled(rivals.map((one) => catalog().putIntegration(one, null)));
    const codes = made.map((one) => (one.status === 'fulfilled' ? 'stored' : one.reason.code));
    expect(codes.sort()).toEqual([...Array(7).fill('conflict'), 'stored']);
    const found = await catalog().integrationByRoutingKey(routingKey);
    expect(made.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))).toEqual([found]);
  });

  it('give their routing key back when they change it, are deleted, or were not stored', async () => {
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const first = await catalog().putIntegration(integrationNamed('mover', { routingKey: one }), null);
    const moved = await catalog().putIntegration({ ...first, routingKey: two }, first.etag);
    const heir = await catalog().putIntegration(integrationNamed('heir', { routingKey: one }), null);
    const stale = catalog().putIntegration({ ...first, routingKey: three }, first.etag);
    await expect(stale).rejects.toMatchObject({ code: 'precondition-failed' });
    const huge = integrationNamed('huge', { routingKey: three, metadata: { text: 'x'.repeat(420_000) } });
    await expect(catalog().putIntegration(huge, null)).rejects.toMatchObject({ code: 'invalid' });
    await catalog().deleteIntegration(heir.id, null);
    for (const routingKey of [one, three]) await catalog().putIntegration(integrationNamed('x', { routingKey }), null);
    const thief = catalog().putIntegration(integrationNamed('thief', { routingKey: two }), null);
    await expect(thief).rejects.toMatchObject({ code: 'conflict' });
    expect(await catalog().integrationByRoutingKey(two)).toEqual(moved);
  });

  it('are stored although the answer was lost and the write was sent again', async () => {
    const put: Dynamo['put'] = async (input, options) => {
      if (input.Item?.['pk'] === 'integration') await tables.dynamo.put(input, options);
      return tables.dynamo.put(input, options);
    };
    const losing = createCatalog({ ...tables, dynamo: { ...tables.dynamo, put }, clock: tables.clock });
    const first = await losing.putIntegration(integrationNamed('lost'), null);
    const second = await losing.putIntegration({ ...first, name: 'found' }, first.etag);
    expect(await catalog().integration(first.id)).toEqual(second);
    await expect(losing.putIntegration(first, first.etag)).rejects.toMatchObject({ code: 'precondition-failed' });
  });

  it('keep a key that is changed back while the change away from it still gives it back', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const first = await catalog().putIntegration(integrationNamed('undecided', { routingKey: one }), null);
    const dynamo: Dynamo = {
      ...tables.dynamo,
      delete: async (input, options) => {
        tables.now += 1;
        const { etag } = (await catalog().integration(first.id)) ?? first;
        await catalog().putIntegration({ ...first, routingKey: one }, etag);
        return tables.dynamo.delete(input, options);
      },
    };
    const slow = createCatalog({ ...tables, dynamo, clock: tables.clock });
    await slow.putIntegration({ ...first, routingKey: two }, first.etag);
    expect((await catalog().integration(first.id))?.routingKey).toBe(one);
    const thief = catalog().putIntegration(integrationNamed('thief', { routingKey: one }), null);
    await expect(thief).rejects.toMatchObject({ code: 'conflict' });
    tables.now = NOW;
  });

  it('take over a routing key whose writer died, but not one that is being written', async () => {
    const routingKey = randomUUID();
    const slot = { pk: `routing-key#${routingKey}`, sk: '0' };
    await tables.dynamo.put({ TableName: 'test-catalog', Item: { ...slot, id: 'died', at: NOW } });
    const given = integrationNamed('heir', { routingKey });
    tables.now = NOW + 30_000;
    await expect(catalog().putIntegration(given, null)).rejects.toMatchObject({ code: 'conflict' });
    tables.now = NOW + 61_000;
    const rivals = [given, integrationNamed('rival', { routingKey })];
    const made = await Promise.allSettled(rivals.map((one) => catalog().putIntegration(one, null)));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    tables.now = NOW;
  });

  it('are listed in pages', async () => {
    for (let i = 0; i < 5; i += 1) await catalog().putIntegration(integrationNamed(`listed ${i}`), null);
    const seen: Integration[] = [];
    let cursor: string | null = null;
    do {
      const page = await catalog().integrations({ limit: 2, cursor });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.filter(({ name }) => name.startsWith('listed'))).toHaveLength(5);
    await expect(catalog().integrations({ limit: 2, cursor: '?' })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuse what does not fit into an item', async () => {
    const given = integrationNamed('huge', { metadata: { text: 'x'.repeat(420_000) } });
    await expect(catalog().putIntegration(given, null)).rejects.toMatchObject({ code: 'invalid' });
  });
});

it('converters change under their etag only', async () => {
  const given = converterWith(versionOf('return 1'), { form: { '': [null] } });
  const stored = await catalog().putConverter(given, null);
  expect(await catalog().converter(given.id)).toEqual(stored);
  const activated = await catalog().putConverter({ ...given, active: 'other' }, stored.etag);
  await expect(catalog().putConverter(given, stored.etag)).rejects.toMatchObject({ code: 'precondition-failed' });
  expect((await catalog().converters({ limit: 100 })).items).toContainEqual(activated);
  await catalog().deleteConverter(given.id, activated.etag);
  expect(await catalog().converter(given.id)).toBeNull();
});

describe('versions', () => {
  it.each([
    ['small', 'return { deviceName: "ü" };'],
    ['of 256 KB', randomBytes(128 * 1_024).toString('hex')],
    ['larger than an item', randomBytes(700_000).toString('base64')],
  ])('%s come back as they were, and may be written again', async (_, script) => {
    const version = versionOf(script);
    await catalog().putVersion(version);
    await catalog().putVersion(version);
    expect(await catalog().version(version.hash)).toEqual(version);
  });

  it('are null for an unknown hash', async () => {
    expect(await catalog().version('0'.repeat(64))).toBeNull();
  });

  it('get consecutive numbers in a history, also at the same time', async () => {
    const id = randomUUID();
    const entry = { hash: 'h', who: 'me', when: NOW, why: '' };
    const made = await Promise.all(Array.from({ length: 6 }, () => catalog().addVersionEntry(id, entry)));
    expect(made.map(({ seq }) => seq).sort()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await catalog().versionEntries(id)).toEqual([1, 2, 3, 4, 5, 6].map((seq) => ({ ...entry, seq })));
    expect(await catalog().versionEntries(randomUUID())).toEqual([]);
  });
});

it('tokens are found by hash', async () => {
  const token = { hash: randomUUID(), name: 'ops', role: 'operator', createdAt: NOW, expiresAt: null } as const;
  expect(await catalog().token(token.hash)).toBeNull();
  await catalog().putToken(token);
  expect(await catalog().token(token.hash)).toEqual(token);
});

it('remembers the first answer of a key, until it expires', async () => {
  const key = randomUUID();
  expect(await catalog().remembered(key)).toBeNull();
  await catalog().remember(key, { status: 201 }, NOW + DAY);
  await catalog().remember(key, { status: 500 }, NOW + DAY);
  expect(await catalog().remembered(key)).toEqual({ status: 201 });
  tables.now = NOW + DAY + 1_000;
  expect(await catalog().remembered(key)).toBeNull();
  await catalog().remember(key, { status: 202 }, tables.now + DAY);
  expect(await catalog().remembered(key)).toEqual({ status: 202 });
  tables.now = NOW;
});
