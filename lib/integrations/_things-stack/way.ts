import type { Arrival } from '../../model/arrival.ts';
import type { DownlinkWay } from '../../model/integration.ts';

/** What a webhook of The Things Stack is called by its own headers; device ids as the stack allows them. */
const ADDRESS =
  /^(https?:\/\/[^/?#@\s]{1,253}\/api\/v3\/as\/applications\/[a-z0-9-]{1,36}\/webhooks\/[a-z0-9-]{1,36}\/devices)\/([a-z0-9-]{1,36})\/down\/(push|replace)$/;

/** API keys are `NNSXS.<id>.<secret>`, about 100 characters. */
const KEY = /^[A-Za-z0-9._~+/=-]{1,500}$/;

/**
 * The headers that a webhook sends once it has a downlink API key: `X-Downlink-Push` and `X-Downlink-Replace`, ready-made
 * for the device, and `X-Downlink-Apikey`. Anything else in their place is no way.
 */
export function downlinkWay({ headers }: Arrival): DownlinkWay | null {
  const [key = '', push = ''] = [headers['x-downlink-apikey'], headers['x-downlink-push']];
  const address = ADDRESS.exec(push);
  if (address?.[3] !== 'push' || !KEY.test(key)) return null;
  const replace = `${address[1]}/${address[2]}/down/replace`;
  return (headers['x-downlink-replace'] ?? replace) === replace ? { push, replace, key } : null;
}

/** The part in front of the device, the device, and the key. Null for another server than the configured one. */
export function devicesOf(
  { push, key }: DownlinkWay,
  server: string | undefined,
): { devices: string; device: string; key: string } | null {
  const [, devices = '', device = ''] = ADDRESS.exec(push) ?? [];
  const same = server === undefined || URL.parse(server)?.origin === URL.parse(devices)?.origin;
  return devices !== '' && same ? { devices, device, key } : null;
}
