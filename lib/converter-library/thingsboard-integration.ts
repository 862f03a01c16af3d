import { Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import { allFields } from '../model/integration.ts';
import { asText, isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { importedConfig, type Lost } from './thingsboard-config.ts';
import type { IntegrationTypes } from './typed-vector.ts';

/** What an integration document of ThingsBoard says, in our words. */
export interface ExportedIntegration {
  type: string;
  name: string;
  /** Null: the document has none. */
  routingKey: string | null;
  enabled: boolean;
  allowCreateDevicesOrAssets: boolean;
  config: Config;
  metadata: Record<string, string>;
  debug: { failures: boolean; all: boolean };
  /** ThingsBoard's ids of the converters. */
  uplinkConverter: string | null;
  downlinkConverter: string | null;
  /** What has no place here. */
  lost: Lost[];
}

/** Whether a document is an integration of ThingsBoard. */
export function isIntegrationExport(document: Json): document is JsonObject {
  if (!isJsonObject(document)) return false;
  const { configuration, type } = document;
  const named = 'routingKey' in document || 'defaultConverterId' in document;
  return named && isJsonObject(configuration) && type !== 'UPLINK' && type !== 'DOWNLINK';
}

/**
 * Reads `{name, type, routingKey, enabled, remote, secret, allowCreateDevicesOrAssets, debugSettings, configuration,
 * defaultConverterId, downlinkConverterId, additionalInfo, edgeTemplate}`. Throws `invalid` with the path of what is
 * missing, `unsupported` for types that are not here and for templates.
 * Source: ThingsBoard PE's REST API, `POST /api/integration`.
 */
export function exportedIntegration(document: JsonObject, types: IntegrationTypes): ExportedIntegration {
  const { name, configuration, routingKey } = document;
  if (typeof name !== 'string' || name === '') throw new Failure('invalid', 'has no "name"', { field: 'name' });
  if (!isJsonObject(configuration)) {
    throw new Failure('invalid', 'has no "configuration"', { field: 'configuration' });
  }
  const type = typeOf(document, types);
  if (document['edgeTemplate'] === true) {
    throw new Failure('unsupported', 'is a template for edges, whose values stand elsewhere', {
      field: 'edgeTemplate',
    });
  }
  const { config, lost } = importedConfig(type.type, allFields(type), configuration);
  return {
    type: type.type,
    name,
    routingKey: keyOf(routingKey),
    enabled: document['enabled'] !== false,
    allowCreateDevicesOrAssets: document['allowCreateDevicesOrAssets'] !== false,
    config,
    metadata: pairsIn(configuration['metadata']),
    debug: debugIn(document),
    uplinkConverter: idIn(document['defaultConverterId']),
    downlinkConverter: idIn(document['downlinkConverterId']),
    lost: [...lost, ...lostOf(document)],
  };
}

function typeOf({ type }: JsonObject, types: IntegrationTypes) {
  const said = typeof type === 'string' ? type : '';
  const name = said.toLowerCase().replaceAll('_', '-');
  const found = Object.hasOwn(types, name) ? types[name] : undefined;
  if (found !== undefined) return found;
  throw new Failure('unsupported', `is of type "${said}", which is not here`, {
    field: 'type',
    fix: `Types: ${Object.keys(types).join(', ')}.`,
  });
}

/** Our routing keys have 16 to 128 characters; ThingsBoard's are UUIDs unless somebody chose another. */
function keyOf(routingKey: Json | undefined): string | null {
  if (routingKey === undefined || routingKey === null || routingKey === '') return null;
  if (typeof routingKey === 'string' && /^[A-Za-z0-9_-]{16,128}$/.test(routingKey)) return routingKey;
  throw new Failure('invalid', 'has a routing key that cannot be a secret here', {
    field: 'routingKey',
    fix: 'It must have 16 to 128 characters of A-Z, a-z, 0-9, _ and -. Remove it from the file to draw a new one.',
  });
}

/** `{entityType, id}` as the API gives it, or the bare id. */
export function idIn(reference: Json | undefined): string | null {
  const id = isJsonObject(reference) ? reference['id'] : reference;
  return typeof id === 'string' && id !== '' ? id : null;
}

function pairsIn(metadata: Json | undefined): Record<string, string> {
  if (!isJsonObject(metadata)) return {};
  return Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, asText(value)]));
}

function debugIn({ debugSettings, debugMode }: JsonObject): ExportedIntegration['debug'] {
  if (!isJsonObject(debugSettings)) return { failures: true, all: debugMode === true };
  return { failures: debugSettings['failuresEnabled'] !== false, all: debugSettings['allEnabled'] === true };
}

function lostOf({ remote, additionalInfo }: JsonObject): Lost[] {
  const lost: Lost[] = [];
  if (remote === true) {
    lost.push({
      field: 'remote',
      why: 'it ran in a process of its own; here the platform, or an agent of it, runs it',
    });
  }
  const description = isJsonObject(additionalInfo) ? additionalInfo['description'] : undefined;
  if (typeof description === 'string' && description !== '') {
    lost.push({ field: 'additionalInfo.description', why: 'integrations have no description here' });
  }
  return lost;
}
