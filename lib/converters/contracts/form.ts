import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';

/**
 * What a typed converter or a codec leaves to its form: who the entity is, and which of the network's values are kept
 * beside those of the script. Texts may hold `$key`, see pattern.ts.
 */
export interface Form {
  entityType: 'DEVICE' | 'ASSET';
  name: string;
  profile?: string;
  label?: string;
  customer?: string;
  group?: string;
  /** Network keys that are added to the attributes. */
  attributes: string[];
  /** Network keys that are added to the telemetry. */
  telemetry: string[];
  /** Keys that are written only when their value changed. */
  updateOnlyKeys: string[];
  /** Codecs: keys of the decoded data that are attributes instead of telemetry. */
  dataAttributes: string[];
  /** Codecs: stores what `normalizeUplink` gives instead of the decoded data. */
  normalized: boolean;
}

/** What ThingsBoard's editor starts with. */
export const DEFAULT_NAMES = { DEVICE: 'Device $eui', ASSET: 'Asset $eui' } as const;

/** A stored form with its defaults; members of another type count as absent, so that no stored version ever breaks. */
export function formOf(stored: JsonObject): Form {
  const entityType = stored['entityType'] === 'ASSET' ? 'ASSET' : 'DEVICE';
  return {
    entityType,
    name: textOr(stored['name']) ?? DEFAULT_NAMES[entityType],
    ...optional('profile', stored),
    ...optional('label', stored),
    ...optional('customer', stored),
    ...optional('group', stored),
    attributes: texts(stored['attributes']),
    telemetry: texts(stored['telemetry']),
    updateOnlyKeys: texts(stored['updateOnlyKeys']),
    dataAttributes: texts(stored['dataAttributes']),
    normalized: stored['normalized'] === true,
  };
}

/**
 * The form in a ThingsBoard export (`ConverterConfigV2`), which lies among the scripts of its `configuration` and names
 * the entity type `type`. Empty and null members are left out.
 */
export function formInExport(configuration: JsonObject): JsonObject {
  const { type, name, profile, label, customer, group, attributes, telemetry, updateOnlyKeys } = configuration;
  const members = { entityType: type, name, profile, label, customer, group, attributes, telemetry, updateOnlyKeys };
  return Object.fromEntries(Object.entries(members).filter(([key, value]) => isGiven(key, value))) as JsonObject;
}

/** An empty name is a mistake worth telling; other empty texts are how an export writes "none". */
function isGiven(key: string, value: Json | undefined): boolean {
  return value !== undefined && value !== null && (value !== '' || key === 'name');
}

function optional<K extends string>(key: K, stored: JsonObject): { [_ in K]?: string } {
  const value = textOr(stored[key]);
  return (value === undefined ? {} : { [key]: value }) as { [_ in K]?: string };
}

function textOr(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function texts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Update-only keys of a converter: its own list, and that of its form. */
export function updateOnlyKeysOf(own: string[], form: JsonObject): string[] {
  const more = texts(isJsonObject(form) ? form['updateOnlyKeys'] : undefined);
  return more.length === 0 ? own : [...new Set([...own, ...more])];
}
