import { asFailure, Failure } from '../model/failure.ts';
import type { Attachment, Integration } from '../model/integration.ts';
import { functionName, ruleName } from '../model/tables.ts';
import type { AttachParts } from './parts.ts';

/**
 * Makes the outside equal what an integration wants: its topic rule exists, is gone, or the integration goes with it.
 * Idempotent by the rule's name. What AWS refuses is written on the integration; an outage is thrown and comes again.
 */
export async function attach(parts: AttachParts, integrationId: string): Promise<void> {
  const integration = await parts.catalog.integration(integrationId);
  if (integration === null || integration.attachment === null) return;
  const name = ruleName(parts.stack, integration.type, integration.id);
  try {
    if (integration.attachment.want === 'attached') {
      await parts.rules.put(ruleOf(parts, integration, name));
      await note(parts, integration, { state: 'attached', ref: name, error: null });
    } else {
      await parts.rules.delete(name);
      if (integration.attachment.want === 'gone')
        await parts.catalog.deleteIntegration(integration.id, integration.etag);
      else await note(parts, integration, { state: 'detached', ref: null, error: null });
    }
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === 'unavailable' || failure.code === 'precondition-failed') throw failure;
    await note(parts, integration, { state: 'failed', ref: null, error: failure.message });
  }
}

function ruleOf({ registry, stack }: AttachParts, integration: Integration, name: string) {
  const type = registry[integration.type];
  if (type?.topicFilter === undefined) {
    throw new Failure('unsupported', `Integrations of type '${integration.type}' have no topic rule`);
  }
  const filter = type.topicFilter(plainConfig(integration));
  return {
    name,
    sql: ruleSql(integration.id, filter),
    functionName: functionName(stack, `uplink-${integration.type}`),
  };
}

/**
 * Binary-safe, and with an id drawn once per evaluation: all retries of the Lambda action share it, so it is the
 * dedup key. Single quotes cannot be escaped in IoT SQL; the config check refuses filters that hold one.
 */
function ruleSql(integrationId: string, filter: string): string {
  const columns = [
    "encode(*, 'base64') AS payload",
    'newuuid() AS id',
    'topic() AS topic',
    'clientid() AS clientId',
    'timestamp() AS ts',
    `'${integrationId}' AS integration`,
  ];
  if (filter.includes("'"))
    throw new Failure('unsupported', 'A topic filter cannot hold a single quote', { field: 'config.topicFilter' });
  return `SELECT ${columns.join(', ')} FROM '${filter}'`;
}

/** The fields a topic filter can be made of; secrets have no part in it. */
function plainConfig({ config }: Integration) {
  const plain = Object.entries(config).flatMap(([key, value]) => (isPlain(value) ? [[key, value] as const] : []));
  return Object.fromEntries(plain);
}

function isPlain(value: Integration['config'][string]): value is string | number | boolean | string[] {
  return typeof value !== 'object' || Array.isArray(value);
}

/** A note by somebody else meanwhile fails on the etag; the message comes again and sees the new wish. */
async function note(parts: AttachParts, integration: Integration, change: Omit<Attachment, 'want'>): Promise<void> {
  const { etag, ...rest } = integration;
  const want = integration.attachment?.want ?? 'attached';
  await parts.catalog.putIntegration({ ...rest, attachment: { want, ...change } }, etag);
}
