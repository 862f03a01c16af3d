import type { DownlinkReport } from '../../model/downlink.ts';
import type { JsonObject } from '../../model/json.ts';
import { present } from '../_envelope/read.ts';
import type { Report } from './report.ts';
import { literal, numeric } from './value.ts';

/** Why each receive slot did not do: `00` it did, `A…` slot busy, `B0` too late, `C0` RX2 chosen, `D…` duty cycle. */
const CAUSES = ['DeliveryFailedCause1', 'DeliveryFailedCause2', 'DeliveryFailedCause3'];

/**
 * What the LRC tells of a downlink of ours, by the correlation id that went with it: `DevEUI_downlink_Sent` after each
 * try (`DeliveryStatus` 1 = a base station sent it, 0 = none could), `DevEUI_downlink_Rejected` once it is given up.
 */
export function reportOf(
  { name, fields }: Report,
  event: string,
  time: number | undefined,
): DownlinkReport | undefined {
  const providerId = literal(fields, 'CorrelationID').toUpperCase();
  const state = stateOf(name, fields);
  if (state === undefined || !/^[0-9A-F]{16}$/.test(providerId)) return undefined;
  const causes = CAUSES.map((cause) => [cause, literal(fields, cause) || undefined] as const);
  const said = present({
    time: literal(fields, 'Time') || undefined,
    FCntDn: numeric(fields['FCntDn']),
    DeliveryStatus: numeric(fields['DeliveryStatus']),
    ...Object.fromEntries(causes),
  });
  return { providerId, state, said: { ...said, event }, ...(time === undefined ? {} : { at: time }) };
}

function stateOf(name: string, fields: JsonObject): DownlinkReport['state'] | undefined {
  if (name === 'DevEUI_downlink_Rejected') return 'failed';
  if (name !== 'DevEUI_downlink_Sent') return undefined;
  const status = numeric(fields['DeliveryStatus']);
  if (status === 1) return 'transmitted';
  return status === 0 ? 'failed' : undefined;
}
