import { asFailure, Failure } from '../../model/failure.ts';
import type { Integration } from '../../model/integration.ts';
import type { Catalog } from '../../model/ports.ts';
import type { SnapshotWriter } from '../snapshots.ts';
import { type CatalogOptions, catalogTable, deleteDocument, documentOf, putDocument } from './documents.ts';
import { listDocuments } from './list.ts';
import { createRoutingKeys, type Reservation } from './routing-keys.ts';

type Integrations = Pick<
  Catalog,
  'integration' | 'integrationByRoutingKey' | 'integrations' | 'putIntegration' | 'deleteIntegration'
>;

const INTEGRATION = 'integration';

export function integrationKey(id: string) {
  return { pk: INTEGRATION, sk: id };
}

/** Integrations: items under `integration`, found by routing key through the index `byKey`. */
export function createIntegrations(options: CatalogOptions & { snapshots?: SnapshotWriter }): Integrations {
  const { snapshots } = options;

  async function integration(id: string): Promise<Integration | null> {
    const input = { TableName: catalogTable(options), Key: integrationKey(id), ConsistentRead: true };
    return documentOf<Integration>(await options.dynamo.get(input));
  }

  const routingKeys = createRoutingKeys(options, integration);

  /**
   * A key that was reserved for a write, or was left by one, belongs to nobody unless the document says so. What cannot
   * be given back now is taken over by whoever wants it later. The reservation is one from before the document changed:
   * whoever changes it back after that has a newer one, and keeps it.
   */
  async function releaseUnused(reservation: Reservation | null, id: string): Promise<void> {
    if (reservation?.id !== id) return;
    try {
      if ((await integration(id))?.routingKey !== reservation.routingKey) await routingKeys.release(reservation);
    } catch (thrown) {
      if (asFailure(thrown).code !== 'unavailable') throw thrown;
    }
  }

  return {
    integration,
    integrationByRoutingKey: (routingKey) => findByRoutingKey(options, routingKey),
    integrations: (query) => listDocuments<Integration>(options, INTEGRATION, query),
    async putIntegration(given, replaces) {
      const { id, routingKey } = given;
      const before = replaces === null ? null : await integration(id);
      const moves = before !== null && before.routingKey !== routingKey;
      const left = moves ? await routingKeys.reservation(before.routingKey) : null;
      const reserved = await routingKeys.reserve(routingKey, id);
      if (reserved === null) throw keyTaken();
      const key = integrationKey(id);
      const write = { key, document: given, replaces, index: { rk: routingKey } };
      const stored = await putDocument<Integration>(options, write).catch(async (thrown: unknown) => {
        await releaseUnused(reserved, id);
        throw thrown;
      });
      await snapshots?.write(stored);
      if (moves) {
        await releaseUnused(left, id);
        await snapshots?.remove(before.routingKey);
      }
      return stored;
    },
    async deleteIntegration(id, etag) {
      const before = await integration(id);
      const left = before === null ? null : await routingKeys.reservation(before.routingKey);
      await deleteDocument(options, integrationKey(id), etag);
      if (before === null) return;
      await releaseUnused(left, id);
      await snapshots?.remove(before.routingKey);
    },
  };
}

/** The index follows its table within milliseconds; nobody can ask it for more. */
export async function findByRoutingKey(options: CatalogOptions, routingKey: string): Promise<Integration | null> {
  if (routingKey === '') return null;
  const { items } = await options.dynamo.query({
    TableName: catalogTable(options),
    IndexName: 'byKey',
    KeyConditionExpression: 'rk = :rk',
    ExpressionAttributeValues: { ':rk': routingKey },
    Limit: 1,
  });
  return documentOf<Integration>(items[0]);
}

function keyTaken(): Failure {
  return new Failure('conflict', 'Another integration has this routing key', {
    field: 'routingKey',
    fix: 'Leave it out to get a new one, or delete the other integration first.',
  });
}
