import { typedStart } from '../_lorawan/typed-start.ts';

/** As ThingsBoard's editor fills the form in for The Things Stack. */
export const thingsStackStart = typedStart({
  profile: '$applicationId',
  label: '$deviceId',
  telemetry: ['fCnt', 'data', 'decoded', 'latitude', 'longitude', 'altitude', 'rssi', 'snr', 'channel'],
  attributes: [
    ...['eui', 'devAddr', 'fPort', 'bandwidth', 'spreadingFactor', 'codeRate', 'frequency'],
    ...['brandId', 'modelId', 'hardwareVersion', 'firmwareVersion', 'attributes', 'tenantId'],
  ],
});
