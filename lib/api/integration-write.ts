import { randomBytes, randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from '@hono/zod-openapi';
import type { ConverterKind } from '../model/converter.ts';
import { changedDebug, DEFAULT_DEBUG, type DebugChange, initialDebug } from '../model/debug.ts';
import type { DownlinkRule } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Attachment, Integration, IntegrationType } from '../model/integration.ts';
import { allFields } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import { streamRoutingKey } from '../model/stream.ts';
import { sealedConfig, shownConfig } from './config.ts';
import type { CreateIntegration, IntegrationChange } from './integration-shapes.ts';
import { typeOf } from './integration-types.ts';
import { checkOutboundAddresses } from './outbound-addresses.ts';
import type { ApiParts } from './parts.ts';

type WriteParts = Pick<ApiParts, 'catalog' | 'registry' | 'secrets' | 'clock' | 'queues' | 'guard'>;

/** Shards of a new integration's message records: 4,000 writes/s. */
const SHARDS = 4;

/** Well under DynamoDB's 400 KB per item, sealed secrets included. */
const SIZE_LIMIT = 200 * 1024;

/** Makes and stores a new integration. Throws `conflict` for a routing key in use. */
export async function createIntegration(
  parts: WriteParts,
  body: z.output<typeof CreateIntegration>,
): Promise<Integration> {
  const type = typeOf(parts.registry, body.type, 'type', 'invalid');
  const id = randomUUID();
  const { config, downlinkRules, debug, ...plain } = body;
  const now = parts.clock();
  const integration = {
    ...plain,
    id,
    routingKey: body.routingKey ?? randomBytes(16).toString('base64url'),
    config: sealedConfig(allFields(type), config, { secrets: parts.secrets, integrationId: id, stored: {} }),
    downlinkRules: downlinkRules as DownlinkRule[] | null,
    shards: SHARDS,
    debug: changedDebug(initialDebug(now), (debug ?? {}) as DebugChange, now),
    createdAt: now,
  };
  await checkOutboundAddresses(parts.guard, type, integration.config);
  return put(parts, type, { ...integration, attachment: attachmentOf(type, integration, null) }, null);
}

/** PATCH: what is not given stays, and null inside `config` removes a field. */
export function patchIntegration(
  parts: WriteParts,
  current: Integration,
  change: IntegrationChange,
): Promise<Integration> {
  if (change.config === undefined) return changeIntegration(parts, current, change);
  const config = merged(shownConfig(current.config), change.config);
  return changeIntegration(parts, current, { ...change, config });
}

/** Stores a change: the members that are there, `config` as a whole. */
export async function changeIntegration(
  parts: WriteParts,
  current: Integration,
  { type: named, config, debug, ...plain }: IntegrationChange,
): Promise<Integration> {
  const type = typeOf(parts.registry, current.type, 'type', 'invalid');
  if (named !== undefined && named !== current.type) {
    throw new Failure('invalid', `The type of an integration cannot change (it is '${current.type}')`, {
      field: 'type',
      fix: 'Create another integration of the other type.',
    });
  }
  const sealing = { secrets: parts.secrets, integrationId: current.id, stored: current.config };
  const stored = config === undefined ? current.config : sealedConfig(allFields(type), config, sealing);
  await checkOutboundAddresses(parts.guard, type, stored, current.config);
  const shown = changedDebug(current.debug ?? DEFAULT_DEBUG, debug ?? {}, parts.clock());
  const next = { ...current, ...plain, config: stored, debug: shown };
  return put(parts, type, { ...next, attachment: attachmentOf(type, next, current) }, current.etag);
}

/** Deletes at once, or, where something outside is attached, asks the reconciler to detach and then delete. */
export async function deleteIntegration(parts: WriteParts, current: Integration): Promise<'deleted' | 'deleting'> {
  if (current.attachment === null) {
    await parts.catalog.deleteIntegration(current.id, current.etag);
    return 'deleted';
  }
  const attachment: Attachment = { ...current.attachment, want: 'gone', state: 'pending', error: null };
  await parts.catalog.putIntegration({ ...current, enabled: false, attachment }, current.etag);
  await parts.queues.requestAttach(current.id);
  return 'deleting';
}

async function put(
  parts: WriteParts,
  type: IntegrationType,
  integration: Omit<Integration, 'etag'>,
  replaces: string | null,
): Promise<Integration> {
  await Promise.all([
    checkConverter(parts, type, 'uplink', integration.uplinkConverterId),
    checkConverter(parts, type, 'downlink', integration.downlinkConverterId),
  ]);
  if (JSON.stringify(integration).length > SIZE_LIMIT) {
    throw new Failure('too-large', `The integration is larger than ${SIZE_LIMIT} bytes`, {
      field: 'config',
      fix: 'Shorten its config, metadata or downlink rules.',
    });
  }
  const stored = await putUnderKey(parts, type, integration, replaces);
  // The wish is stored first: if this request is lost, the sweep still sees it.
  if (stored.attachment?.state === 'pending') await parts.queues.requestAttach(stored.id);
  return stored;
}

/** Records of a stream find their integration by its name, so that it is the key, whatever key was given. */
async function putUnderKey(
  { catalog }: WriteParts,
  type: IntegrationType,
  integration: Omit<Integration, 'etag'>,
  replaces: string | null,
): Promise<Integration> {
  const streamName = type.streamName?.(shownConfig(integration.config));
  if (streamName === undefined) return catalog.putIntegration(integration, replaces);
  const keyed = { ...integration, routingKey: streamRoutingKey(streamName) };
  return catalog.putIntegration(keyed, replaces).catch((thrown: unknown) => {
    if (!(thrown instanceof Failure) || thrown.detail.field !== 'routingKey') throw thrown;
    throw new Failure('conflict', `Another integration reads the stream '${streamName}'`, {
      field: 'config.streamName',
      fix: 'One integration reads a stream: change that one, or delete it first.',
    });
  });
}

/** The attachment a change leaves behind: pending when the outside has to change, too; null for types without one. */
function attachmentOf(
  type: IntegrationType,
  next: Pick<Integration, 'enabled' | 'config'>,
  current: Integration | null,
): Attachment | null {
  if (type.topicFilter === undefined) return null;
  const before = current?.attachment ?? null;
  if (before?.want === 'gone') {
    throw new Failure('conflict', 'The integration is being deleted', { fix: 'Create a new integration.' });
  }
  const want = next.enabled ? 'attached' : 'detached';
  const same = before?.want === want && before.state === want && isDeepStrictEqual(next.config, current?.config);
  return same ? before : { want, state: 'pending', ref: before?.ref ?? null, error: null };
}

async function checkConverter(
  { catalog }: WriteParts,
  type: IntegrationType,
  kind: ConverterKind,
  id: string | null,
): Promise<void> {
  if (id === null) return;
  const field = `${kind}ConverterId`;
  const converter = await catalog.converter(id);
  if (converter === null) {
    throw new Failure('invalid', `There is no converter '${id}'`, { field, fix: 'Give the id of a converter.' });
  }
  if (converter.kind !== kind) {
    throw new Failure('invalid', `Converter '${converter.name}' is for ${converter.kind}s`, {
      field,
      fix: `Give a converter of kind '${kind}'.`,
    });
  }
  if (converter.integrationType !== null && converter.integrationType !== type.type) {
    throw new Failure('invalid', `Converter '${converter.name}' is made for '${converter.integrationType}'`, {
      field,
      fix: `Give a converter for '${type.type}', or one whose integrationType is null.`,
    });
  }
}

function merged(current: JsonObject, patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ ...current, ...patch }).filter(([, value]) => value !== null));
}
