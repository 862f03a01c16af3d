import { Failure } from '../../model/failure.ts';
import type { JsonObject } from '../../model/json.ts';

const PLACEHOLDER = /\$\{([^{}]+)\}/g;

/** Fills the `${key}` places of a topic pattern from a downlink's metadata. Throws `bad-output` for a missing key. */
export function fillPattern(pattern: string, metadata: JsonObject): string {
  return pattern.replace(PLACEHOLDER, (_place, key: string) => {
    const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new Failure('bad-output', `The topic pattern needs ${key}, which the downlink's metadata does not hold`, {
      field: `metadata.${key}`,
      fix: `Let the downlink converter return metadata: { ${key}: … }, or change the topic pattern.`,
    });
  });
}
