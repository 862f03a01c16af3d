import type { Arrival } from '../model/arrival.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { filterHeaders } from './authenticate.ts';

/** Credentials of any sender: never in metadata, records or logs. */
const REDACTED = new Set(['authorization', 'cookie', 'x-api-key', 'x-downlink-apikey']);

/** What API Gateway adds on the way: not the sender's, and noise in every record. */
const GATEWAY = new Set(['x-amzn-trace-id', 'x-forwarded-for', 'x-forwarded-port', 'x-forwarded-proto']);

/** The sender's headers that converters may see and records keep. */
export function keptHeaders(live: LiveIntegration, headers: Record<string, string>): Record<string, string> {
  const filtered = filterHeaders(live);
  const kept = Object.entries(headers).filter(
    ([name]) => !REDACTED.has(name) && !GATEWAY.has(name) && !filtered.includes(name),
  );
  return Object.fromEntries(kept);
}

/**
 * Metadata of the generic contract: the integration's pairs, `integrationName`, `Header:<name>`, `topic`, and for records
 * of a stream `partitionKey`, `shardId` and `sequenceNumber`; all text.
 */
export function uplinkMetadata(live: LiveIntegration, arrival: Arrival): Record<string, string> {
  const metadata: Record<string, string> = { ...live.integration.metadata };
  for (const [name, value] of Object.entries(keptHeaders(live, arrival.headers))) metadata[`Header:${name}`] = value;
  if (arrival.topic !== undefined) metadata['topic'] = arrival.topic;
  Object.assign(metadata, arrival.streamRecord);
  metadata['integrationName'] = live.integration.name;
  return metadata;
}
