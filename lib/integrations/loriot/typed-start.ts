import { typedStart } from '../_lorawan/typed-start.ts';

/** As ThingsBoard's editor fills the form in for LORIOT. */
export const loriotStart = typedStart({
  telemetry: ['data', 'fCnt', 'rssi', 'snr'],
  attributes: ['eui', 'fPort', 'dr', 'frequency'],
});
