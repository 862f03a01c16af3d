import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';

/** The configured address of a network server's API without trailing slashes. Throws `invalid` when there is none. */
export function apiBase(config: Config, field: string): string {
  const address = requireSetting(config, field, 'the address of its API');
  let end = address.length;
  while (address[end - 1] === '/') end--;
  return address.slice(0, end);
}

/** The configured token as an authorization value. Throws `invalid` when there is none. */
export function bearerToken(config: Config, field: string): string {
  return `Bearer ${requireSetting(config, field, 'an API key with the right to send downlinks')}`;
}

export function requireSetting(config: Config, field: string, what: string): string {
  const value = config[field];
  if (typeof value === 'string' && value !== '') return value;
  throw new Failure('invalid', `Downlinks to this network server need ${what}`, {
    field: `config.${field}`,
    fix: `Set ${field} in the integration's config.`,
  });
}
