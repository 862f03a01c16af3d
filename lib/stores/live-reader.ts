import type { Converter, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Config, ConfigValue } from '../model/fields.ts';
import type { Integration, StoredConfig } from '../model/integration.ts';
import type { LiveConverter, LiveIntegration, Secrets } from '../model/ports.ts';
import { converterKey } from './catalog/converters.ts';
import { catalogTable, documentOf } from './catalog/documents.ts';
import { integrationKey } from './catalog/integrations.ts';
import { readVersion } from './catalog/versions.ts';
import type { LiveCatalogParts } from './live-catalog.ts';

export interface LiveReader {
  /** Integration and converters by one BatchGet; a second one only when it names other converters than `known`. */
  read(id: string, known: LiveIntegration | null): Promise<LiveIntegration | null>;
  /** The same for an integration that was just read. */
  complete(integration: Integration): Promise<LiveIntegration>;
  fromSnapshot(integration: Integration): LiveIntegration;
}

/** Scripts in memory; converters in use are far fewer. */
const MAX_VERSIONS = 200;

export function createLiveReader(parts: LiveCatalogParts): LiveReader {
  const version = versionCache((hash) => readVersion(parts, hash));

  /** `fresh`: what was made a moment ago must be found, for a message that misses its converter is quarantined. */
  async function documents(ids: { integration?: string; converters: string[] }, fresh: boolean) {
    const keys = [
      ...(ids.integration === undefined ? [] : [integrationKey(ids.integration)]),
      ...ids.converters.map(converterKey),
    ];
    const items =
      keys.length === 0 ? [] : await parts.dynamo.batchGet(catalogTable(parts), keys, { ConsistentRead: fresh });
    const found = (id: string) => items.find((item) => item['sk'] === id);
    return {
      integration: documentOf<Integration>(ids.integration === undefined ? undefined : found(ids.integration)),
      converters: ids.converters.flatMap((id) => documentOf<Converter>(found(id)) ?? []),
    };
  }

  async function assemble(integration: Integration, converters: Converter[]): Promise<LiveIntegration> {
    const missing = converterIds(integration).filter((id) => !converters.some((one) => one.id === id));
    const more = missing.length === 0 ? [] : (await documents({ converters: missing }, true)).converters;
    const all = [...converters, ...more];
    const converter = async (id: string | null): Promise<LiveConverter | null> => {
      const found = all.find((one) => one.id === id);
      const active = found === undefined ? null : await version(found.active);
      return found === undefined || active === null ? null : { converter: found, version: ofKind(active, found) };
    };
    const [uplink, downlink] = await Promise.all([
      converter(integration.uplinkConverterId),
      converter(integration.downlinkConverterId),
    ]);
    return { integration, config: openConfig(integration, parts.secrets), uplink, downlink };
  }

  return {
    async read(id, known) {
      const ids = { integration: id, converters: known === null ? [] : converterIds(known.integration) };
      const { integration, converters } = await documents(ids, known === null);
      return integration === null ? null : assemble(integration, converters);
    },
    complete: (integration) => assemble(integration, []),
    fromSnapshot: (integration) => withoutConverters(integration, openConfig(integration, parts.secrets)),
  };
}

/** Two kinds that share a script share its hash: the one that was stored last says nothing about the other. */
function ofKind(version: Version, { kind }: Converter): Version {
  return version.kind === kind ? version : { ...version, kind };
}

/** Versions never change, so what was read once stays. */
function versionCache(read: (hash: string) => Promise<Version | null>): (hash: string) => Promise<Version | null> {
  const versions = new Map<string, Version>();
  return async (hash) => {
    const kept = versions.get(hash);
    if (kept !== undefined) return kept;
    const found = await read(hash);
    if (found === null) return null;
    const [oldest] = versions.keys();
    if (versions.size >= MAX_VERSIONS && oldest !== undefined) versions.delete(oldest);
    versions.set(hash, found);
    return found;
  };
}

function converterIds({ uplinkConverterId, downlinkConverterId }: Integration): string[] {
  return [...new Set([uplinkConverterId, downlinkConverterId].filter((id) => id !== null))];
}

/** Secrets readable, header MACs left out. */
export function openConfig({ id, config }: { id: string; config: StoredConfig }, secrets: Secrets): Config {
  const open: { [name: string]: ConfigValue } = {};
  for (const [name, value] of Object.entries(config)) {
    if (typeof value !== 'object' || Array.isArray(value)) open[name] = value;
    else if ('sealed' in value) open[name] = secrets.open(value.sealed, `${id}.${name}`);
  }
  return open;
}

/**
 * A snapshot is enough to let a sender in. Whoever goes on to convert learns that the store is unavailable, so that
 * the arrival is kept in the queue and not quarantined for want of a converter.
 */
function withoutConverters(integration: Integration, config: Config): LiveIntegration {
  const unavailable = (): never => {
    throw new Failure('unavailable', 'Converters cannot be read while DynamoDB is down');
  };
  return {
    integration,
    config,
    get uplink() {
      return unavailable();
    },
    get downlink() {
      return unavailable();
    },
  };
}
