import type { Downlink, DownlinkRule } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import type { Json } from '../model/json.ts';
import { asText, isJsonObject } from '../model/json.ts';
import type { Stamped } from '../model/order.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { ruleFor } from './downlink-rules.ts';

/**
 * Metadata of a downlink as its converter sees it, all text: the message's own, `deviceName`, `deviceType`, and the
 * device's attributes as `cs_x`, `shared_x`, `ss_x`. `ss_x` falls back to the client value, because ThingsBoard
 * users read back as server attributes what uplinks wrote. The message's own keys win.
 */
export function enrich(downlink: Downlink, state: EntityState, live: LiveIntegration): Record<string, string> {
  const wanted = enrichmentOf(downlink, state, live);
  const { client, server, shared } = state.attributes;
  return {
    ...prefixed('ss_', client, wanted?.server),
    ...prefixed('ss_', server, wanted?.server),
    ...prefixed('shared_', shared, wanted?.shared),
    ...prefixed('cs_', client, wanted?.client),
    deviceName: state.entity.name,
    deviceType: state.entity.profile,
    ...downlink.metadata,
  };
}

/** `integrationName` and the integration's own pairs: the downlink converter's fourth argument. */
export function integrationMetadata({ integration }: LiveIntegration): Record<string, string> {
  return { ...integration.metadata, integrationName: integration.name };
}

/** What the matching rule asks for; undefined = everything, also for downlinks no rule filters. */
function enrichmentOf(downlink: Downlink, state: EntityState, live: LiveIntegration): DownlinkRule['enrich'] {
  const keys = isJsonObject(downlink.msg) ? Object.keys(downlink.msg) : [];
  const message = { msgType: downlink.msgType, keys, profile: state.entity.profile };
  const enrichment = ruleFor(live.integration.downlinkRules, message)?.enrich;
  if (enrichment === undefined) return undefined;
  return { server: enrichment.server ?? [], shared: enrichment.shared ?? [], client: enrichment.client ?? [] };
}

function prefixed(prefix: string, values: Map<string, Stamped>, keys: string[] | undefined): Record<string, string> {
  const picked: [string, Json][] = [];
  for (const [key, { value }] of values) {
    if (keys === undefined || keys.includes(key)) picked.push([prefix + key, value]);
  }
  return Object.fromEntries(picked.map(([key, value]) => [key, asText(value)]));
}
