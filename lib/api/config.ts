import { Failure } from '../model/failure.ts';
import type { Config, ConfigValue, Field, Fields } from '../model/fields.ts';
import type { StoredConfig } from '../model/integration.ts';
import type { Secrets } from '../model/ports.ts';
import { checkConfig, isAddressBlock, KEPT_SECRET } from './fields.ts';

type Stored = StoredConfig[string];
type Shown = string | number | boolean | string[] | Record<string, string>;

/** A config as the API shows it: every secret value is `***`. */
export function shownConfig(stored: StoredConfig): Record<string, Shown> {
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, shown(value)]));
}

function shown(value: Stored): Shown {
  if (typeof value !== 'object' || Array.isArray(value)) return value;
  if ('sealed' in value) return KEPT_SECRET;
  return Object.fromEntries(Object.keys(value.macs).map((name) => [name, KEPT_SECRET]));
}

export interface Sealing {
  secrets: Pick<Secrets, 'mac' | 'seal'>;
  integrationId: string;
  /** What is stored now; `***` keeps a value of it. */
  stored: StoredConfig;
}

/**
 * Checks a config and makes it fit to be stored: secrets sealed (bound to `<integrationId>.<field>`), header values as
 * MACs, `***` replaced by what was there. Throws `invalid` with `config.<field>`.
 */
export function sealedConfig(fields: Fields, given: unknown, sealing: Sealing): StoredConfig {
  const config = checkConfig(fields, given);
  checkAddresses(config);
  const stored: StoredConfig = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = config[name];
    if (value !== undefined) stored[name] = store(name, field, value, sealing);
  }
  return stored;
}

function store(name: string, field: Field, value: ConfigValue, sealing: Sealing): Stored {
  if (field.type === 'secret') return sealed(name, String(value), sealing);
  if (field.type === 'headers') return macs(name, value as Record<string, string>, sealing);
  return value as Exclude<ConfigValue, Record<string, string>>;
}

function sealed(name: string, value: string, { secrets, integrationId, stored }: Sealing): Stored {
  if (value !== KEPT_SECRET) return { sealed: secrets.seal(value, `${integrationId}.${name}`) };
  const kept = stored[name];
  if (typeof kept === 'object' && 'sealed' in kept) return kept;
  throw nothingKept(`config.${name}`);
}

function macs(name: string, headers: Record<string, string>, { secrets, stored }: Sealing): Stored {
  const kept = stored[name];
  const keptMacs = typeof kept === 'object' && 'macs' in kept ? kept.macs : {};
  const made = Object.entries(headers).map(([header, value]): [string, string] => {
    if (value !== KEPT_SECRET) return [header, secrets.mac(value)];
    const mac = keptMacs[header];
    if (mac === undefined) throw nothingKept(`config.${name}.${header}`);
    return [header, mac];
  });
  return { macs: Object.fromEntries(made) };
}

function nothingKept(field: string): Failure {
  return new Failure('invalid', `${field} is '${KEPT_SECRET}', but no value of it is stored`, {
    field,
    fix: `Give the value itself; '${KEPT_SECRET}' only keeps what is there.`,
  });
}

/** `sourceAddresses` comes with every http type (HTTP_FIELDS), so its content is checked here once. */
function checkAddresses(config: Config): void {
  const addresses = config['sourceAddresses'];
  if (!Array.isArray(addresses)) return;
  const wrong = addresses.findIndex((block) => !isAddressBlock(block));
  if (wrong === -1) return;
  const field = `config.sourceAddresses[${wrong}]`;
  throw new Failure('invalid', `${field} is neither an IP address nor a CIDR block`, {
    field,
    fix: 'Give an address such as 192.0.2.7 or a block such as 192.0.2.0/24.',
  });
}
