import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Integration } from '../model/integration.ts';
import { converterWith, integrationNamed, versionOf } from './catalog.test-kit.ts';
import { createCatalog } from './catalog.ts';
import { withDeadline } from './deadline.ts';
import { createLiveCatalog } from './live-catalog.ts';
import { createSecrets } from './secrets.ts';
import type { Snapshots } from './snapshots.ts';
import { NOW, testTables } from './stores.test-kit.ts';

const tables = testTables();
const secrets = createSecrets(randomBytes(32));
const catalog = () => createCatalog(tables);

/** Snapshots in memory: what they hold is what counts here. */
function snapshotsIn(kept: Map<string, Integration>): Snapshots {
  return {
    write: async (integration) => void kept.set(integration.routingKey, integration),
    remove: async (routingKey) => void kept.delete(routingKey),
    read: async (routingKey) => kept.get(routingKey) ?? null,
  };
}

async function connected(script = randomUUID()) {
  const version = versionOf(script);
  await catalog().putVersion(version);
  const converter = await catalog().putConverter(converterWith(version), null);
  const id = randomUUID();
  const config = { token: { sealed: secrets.seal('s3cret', `${id}.token`) }, headers: { macs: { 'x-a': 'm' } }, n: 1 };
  const integration = await catalog().putIntegration(
    integrationNamed('live', { id, config, uplinkConverterId: converter.id }),
    null,
  );
  return { integration, converter, version };
}

const operations = () => tables.calls.map(({ operation }) => operation);
const later = (ms: number) => {
  tables.now += ms;
  tables.calls.length = 0;
};

beforeEach(() => {
  tables.now = NOW;
});

afterEach(() => {
  tables.front.fault = undefined;
});

describe('while DynamoDB works', () => {
  it('gives integration, open secrets and converters', async () => {
    const { integration, converter, version } = await connected();
    const live = await createLiveCatalog({ ...tables, dynamo: tables.counted, secrets }).byRoutingKey(
      integration.routingKey,
    );
    expect(live).toEqual({
      integration,
      config: { token: 's3cret', n: 1 },
      uplink: { converter, version },
      downlink: null,
    });
    expect(await createLiveCatalog({ ...tables, dynamo: tables.counted, secrets }).byId(integration.id)).toEqual(live);
  });

  it('runs a script that both kinds share as each of them', async () => {
    const { integration, converter, version } = await connected();
    const down = { ...version, kind: 'downlink' as const };
    await catalog().putVersion(down);
    const other = await catalog().putConverter(converterWith(down, { kind: 'downlink' }), null);
    await catalog().putIntegration({ ...integration, downlinkConverterId: other.id }, integration.etag);
    const live = await createLiveCatalog({ ...tables, secrets }).byId(integration.id);
    expect([live?.uplink, live?.downlink]).toEqual([
      { converter, version },
      { converter: other, version: down },
    ]);
  });

  it('asks nothing for 5 s, then by one BatchGet', async () => {
    const { integration } = await connected();
    const live = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets });
    await live.byRoutingKey(integration.routingKey);
    later(4_999);
    await live.byRoutingKey(integration.routingKey);
    await live.byId(integration.id);
    expect(operations()).toEqual([]);
    later(1);
    await Promise.all([
      live.byRoutingKey(integration.routingKey),
      live.byId(integration.id),
      live.byId(integration.id),
    ]);
    expect(operations()).toEqual(['BatchGetItem']);
  });

  it('sees an activation, another converter, a new key and a deletion after 5 s', async () => {
    const { integration, converter, version } = await connected();
    const live = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets });
    await live.byRoutingKey(integration.routingKey);
    const next = versionOf(randomUUID());
    await catalog().putVersion(next);
    await catalog().putConverter({ ...converter, active: next.hash }, converter.etag);
    expect((await live.byId(integration.id))?.uplink?.version).toEqual(version);
    later(5_000);
    expect((await live.byId(integration.id))?.uplink?.version).toEqual(next);

    const other = await catalog().putConverter(converterWith(version), null);
    const changed = await catalog().putIntegration(
      { ...integration, routingKey: randomUUID(), uplinkConverterId: other.id },
      integration.etag,
    );
    later(5_000);
    expect(await live.byRoutingKey(integration.routingKey)).toBeNull();
    expect((await live.byRoutingKey(changed.routingKey))?.uplink?.converter).toEqual(other);

    await catalog().deleteIntegration(integration.id, null);
    later(5_000);
    expect(await live.byRoutingKey(changed.routingKey)).toBeNull();
    expect(await live.byId(integration.id)).toBeNull();
  });

  it('does not ask again for an unknown key for 5 s, nor keep more than a thousand of them', async () => {
    const live = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets });
    const key = randomUUID();
    expect(await live.byRoutingKey(key)).toBeNull();
    later(1);
    expect(await live.byRoutingKey(key)).toBeNull();
    expect(operations()).toEqual([]);
    for (let i = 0; i < 1_001; i += 1) await live.byRoutingKey(`guess ${i}`);
    later(0);
    await live.byRoutingKey(key);
    expect(operations()).toEqual(['Query']);
  });

  it('takes a converter without its version, or a missing converter, for none', async () => {
    const converter = await catalog().putConverter(converterWith(versionOf(randomUUID())), null);
    const given = integrationNamed('x', { uplinkConverterId: converter.id, downlinkConverterId: randomUUID() });
    const { id } = await catalog().putIntegration(given, null);
    expect(await createLiveCatalog({ ...tables, dynamo: tables.counted, secrets }).byId(id)).toMatchObject({
      uplink: null,
      downlink: null,
    });
  });
});

describe('while DynamoDB is down', () => {
  const down = () => {
    tables.front.fault = () => 'reset';
  };

  it('serves the stale entry, asking again only every 5 s', async () => {
    const { integration, version } = await connected();
    const live = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets });
    await live.byRoutingKey(integration.routingKey);
    down();
    later(60_000);
    expect((await live.byRoutingKey(integration.routingKey))?.uplink?.version).toEqual(version);
    later(1_000);
    await live.byRoutingKey(integration.routingKey);
    expect(operations()).toEqual([]);
  });

  it('nobody waits longer for a shared read than his own deadline says', async () => {
    const snapshots = snapshotsIn(new Map());
    const { integration } = await connected();
    await createCatalog({ ...tables, snapshots }).putIntegration(integration, integration.etag);
    const warm = createLiveCatalog({ ...tables, secrets });
    const cold = createLiveCatalog({ ...tables, secrets, snapshots });
    await warm.byId(integration.id);
    tables.front.fault = () => 'timeout';
    later(60_000);
    const both = (stores: number) =>
      withDeadline({ stores, snapshots: stores, queues: stores }, () =>
        Promise.all([warm.byId(integration.id), cold.byRoutingKey(integration.routingKey)]),
      );
    const patient = both(1_200);
    const began = performance.now();
    const hurried = await both(50);
    expect(performance.now() - began).toBeLessThan(700);
    expect(hurried.map((live) => live?.integration.id)).toEqual([integration.id, integration.id]);
    await patient;
  });

  it('lets senders in by the snapshot, but has no converter for anybody', async () => {
    const snapshots = snapshotsIn(new Map());
    const withSnapshots = createCatalog({ ...tables, snapshots });
    const { integration } = await connected();
    const stored = await withSnapshots.putIntegration(integration, integration.etag);
    down();
    const cold = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets, snapshots });
    const live = await cold.byRoutingKey(integration.routingKey);
    expect(live?.integration).toEqual(stored);
    expect(live?.config['token']).toBe('s3cret');
    expect(() => live?.uplink).toThrow(expect.objectContaining({ code: 'unavailable' }));
    expect(() => live?.downlink).toThrow(expect.objectContaining({ code: 'unavailable' }));
    tables.front.fault = undefined;
    later(5_000);
    expect((await cold.byRoutingKey(integration.routingKey))?.uplink).not.toBeNull();
  });

  it('says unavailable when nothing is known', async () => {
    down();
    const cold = createLiveCatalog({ ...tables, dynamo: tables.counted, secrets, snapshots: snapshotsIn(new Map()) });
    await expect(cold.byRoutingKey(randomUUID())).rejects.toMatchObject({ code: 'unavailable' });
    await expect(cold.byId(randomUUID())).rejects.toMatchObject({ code: 'unavailable' });
  });
});

it('keeps snapshots equal to the catalog: written, moved with the key, removed', async () => {
  const kept = new Map<string, Integration>();
  const withSnapshots = createCatalog({ ...tables, snapshots: snapshotsIn(kept) });
  const first = await withSnapshots.putIntegration(integrationNamed('s'), null);
  expect([...kept.values()]).toEqual([first]);
  const moved = await withSnapshots.putIntegration({ ...first, routingKey: randomUUID() }, first.etag);
  expect([...kept.entries()]).toEqual([[moved.routingKey, moved]]);
  await withSnapshots.deleteIntegration(first.id, moved.etag);
  expect(kept.size).toBe(0);
});
