import { typedStart } from '../_lorawan/typed-start.ts';

/** As ThingsBoard's editor fills the form in for ThingPark. */
export const thingparkStart = typedStart({
  telemetry: ['fCnt', 'data', 'rssi', 'snr', 'channel', 'decoded'],
  attributes: ['eui', 'fPort', 'adr', 'spreadingFactor', 'bandwidth', 'devAddr', 'frequency', 'class'],
});
