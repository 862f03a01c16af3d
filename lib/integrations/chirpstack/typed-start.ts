import { typedStart } from '../_lorawan/typed-start.ts';

/** As ThingsBoard's editor fills the form in for ChirpStack. */
export const chirpstackStart = typedStart({
  profile: '$deviceProfileName',
  label: '$deviceName',
  telemetry: ['fCnt', 'data', 'decoded', 'latitude', 'longitude', 'rssi', 'snr', 'channel', 'altitude'],
  attributes: [
    ...['eui', 'devAddr', 'fPort', 'tenantId', 'tenantName', 'applicationId', 'applicationName'],
    ...['adr', 'dr', 'frequency', 'bandwidth', 'spreadingFactor', 'codeRate'],
  ],
});
