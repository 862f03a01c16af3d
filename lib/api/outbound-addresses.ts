import { Failure } from '../model/failure.ts';
import type { IntegrationType, StoredConfig } from '../model/integration.ts';
import type { AddressGuard } from '../model/ports.ts';

/**
 * Refuses a config whose addresses lead where requests of ours may not go, such as a private network: what would never
 * arrive is told to the one who saves it. Only addresses that are new, and that we
 * call, are looked at. Throws `invalid` with the field.
 */
export async function checkOutboundAddresses(
  guard: AddressGuard,
  { fields }: Pick<IntegrationType, 'fields'>,
  config: StoredConfig,
  before: StoredConfig = {},
): Promise<void> {
  for (const [name, field] of Object.entries(fields)) {
    const address = config[name];
    if (field.type !== 'url' || field.outbound === false || typeof address !== 'string' || address === before[name])
      continue;
    const refusal = await guard.refusal(address);
    if (refusal === null) continue;
    const place = `config.${name}`;
    throw new Failure('invalid', `${place}: ${refusal.reason}`, { field: place, fix: refusal.fix });
  }
}
