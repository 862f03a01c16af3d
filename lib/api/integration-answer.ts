import type { z } from '@hono/zod-openapi';
import { DEFAULT_DEBUG } from '../model/debug.ts';
import type { Integration, IntegrationType } from '../model/integration.ts';
import { shownConfig } from './config.ts';
import { KEPT_SECRET } from './fields.ts';
import type { IntegrationAnswer } from './integration-shapes.ts';
import type { ApiParts } from './parts.ts';

type Answer = z.input<typeof IntegrationAnswer>;

/** An integration as the API shows it: secrets as `***`, with its URL, its protection and what is wrong with it. */
export function integrationAnswer(parts: Pick<ApiParts, 'registry' | 'baseUrl'>, integration: Integration): Answer {
  const type = parts.registry[integration.type];
  const config = shownConfig(integration.config);
  const authentication = authenticationOf(type, config);
  const { shards: _shards, etag: _etag, debug = DEFAULT_DEBUG, ...plain } = integration;
  const url =
    type?.trigger === 'http'
      ? `${parts.baseUrl}/api/v1/integrations/${integration.type}/${integration.routingKey}`
      : null;
  const shown = { failures: debug.failures, allUntil: debug.allUntil };
  const warnings = warningsOf(integration, type, authentication);
  return { ...plain, config, url, authentication, warnings, debug: shown };
}

/** The strongest protection beside the secret URL; `url-only` when there is none. */
function authenticationOf(type: IntegrationType | undefined, config: Answer['config']): Answer['authentication'] {
  if (type !== undefined && type.trigger !== 'http') return type.trigger === 'agent' ? 'agent' : 'aws';
  if (Object.keys(config['headers'] ?? {}).length > 0) return 'headers';
  if (type?.authenticate !== undefined && provides(type, config)) return 'provider';
  const addresses = config['sourceAddresses'];
  return Array.isArray(addresses) && addresses.length > 0 ? 'source-addresses' : 'url-only';
}

/** A provider's scheme protects nothing while the secret it needs is not configured. */
function provides(type: IntegrationType, config: Answer['config']): boolean {
  const secrets = Object.entries(type.fields).filter(([, field]) => field.type === 'secret');
  return secrets.length === 0 || secrets.some(([name]) => config[name] === KEPT_SECRET);
}

function warningsOf(
  integration: Integration,
  type: IntegrationType | undefined,
  authentication: Answer['authentication'],
): string[] {
  const mode = type?.downlink.mode;
  const cases: [boolean, string][] = [
    [type === undefined, `This version has no integration type '${integration.type}'.`],
    [integration.uplinkConverterId === null, 'No uplink converter: every message is quarantined.'],
    [authentication === 'url-only', 'Protected by its secret URL alone: add a headers filter or source addresses.'],
    [mode === 'none' && integration.downlinkConverterId !== null, 'This type cannot send downlinks.'],
    [
      integration.downlinkRules !== null && integration.downlinkConverterId === null,
      'Downlink rules without a downlink converter have no effect.',
    ],
    [
      integration.attachment?.state === 'failed',
      `Not attached: ${integration.attachment?.error ?? 'the reason is unknown'}`,
    ],
  ];
  return cases.flatMap(([applies, warning]) => (applies ? [warning] : []));
}
