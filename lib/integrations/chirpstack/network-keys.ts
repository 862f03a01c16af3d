import type { TypedKey } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { at, booleanAt, numberAt, objectAt, present, textAt } from '../_envelope/read.ts';
import { bestGateway } from '../_lorawan/best-gateway.ts';
import { lorawanKeys } from '../_lorawan/typed-keys.ts';

export const chirpstackKeys = {
  ...lorawanKeys,
  codeRate: { about: 'LoRa coding rate, as ChirpStack writes it', example: 'CR_4_5' },
  deviceName: { about: 'Name of the device in ChirpStack', example: 'cold-room-3' },
  deviceProfileId: { about: 'Id of its device profile', example: '5b3f6f1e-9c43-4a0e-8a3f-7a4f2f0c1d11' },
  deviceProfileName: { about: 'Name of its device profile', example: 'em300-th' },
  deviceClassEnabled: { about: 'Device class', example: 'CLASS_A' },
  tenantId: { about: 'Id of the ChirpStack tenant', example: '8f1c1a52-6f5c-4d5e-9a55-0c6b1b3b7a01' },
  tenantName: { about: 'Name of the ChirpStack tenant', example: 'Harbour Foods' },
  applicationId: { about: 'Id of the application', example: 'd3c0a0b6-7f0b-4f43-8f8e-3fd1a6f0b902' },
  applicationName: { about: 'Name of the application', example: 'cold-chain' },
  tags: { about: 'Tags of the device and its profile, as an object', example: '{"site":"harbour"}' },
  adr: { about: 'Whether the network steers the data rate', example: true },
  dr: { about: 'Data rate index of the region', example: 5 },
  confirmed: { about: 'Whether the device asked for an acknowledgement', example: false },
  time: { about: 'Time of the uplink as ChirpStack wrote it', example: '2025-06-01T12:00:00.123456+00:00' },
  decoded: { about: 'What a ChirpStack codec made of the bytes, as an object', example: '{"temperature":4.2}' },
  deduplicationId: { about: 'Id of the frame', example: '0b4c2c0e-5f7b-4d0d-9a4e-0e5d6c7b8a90' },
  regionConfigId: { about: 'Region configuration', example: 'eu868' },
  gatewayId: { about: 'Id of the best gateway', example: '0016c001f1500812' },
  crcStatus: { about: 'CRC state at the best gateway', example: 'CRC_OK' },
} as const satisfies { [key: string]: TypedKey };

/**
 * The values of one `up` event under the names above. `ts` in epoch ms. Absent ones leave no key; `writesZeros`: the
 * server writes every zero, so what a reception lacks is unknown.
 */
export function networkKeysOf(envelope: JsonObject, ts: number, writesZeros = false): JsonObject {
  return present({
    ...ofDevice(envelope),
    ...ofFrame(envelope),
    ...ofRadio(envelope),
    ...ofGateway(envelope, writesZeros),
    ts,
  });
}

function ofDevice(envelope: JsonObject) {
  const info = objectAt(envelope, 'deviceInfo');
  return {
    eui: textAt(info, 'devEui'),
    deviceName: textAt(info, 'deviceName'),
    deviceProfileId: textAt(info, 'deviceProfileId'),
    deviceProfileName: textAt(info, 'deviceProfileName'),
    deviceClassEnabled: textAt(info, 'deviceClassEnabled'),
    tenantId: textAt(info, 'tenantId'),
    tenantName: textAt(info, 'tenantName'),
    applicationId: textAt(info, 'applicationId'),
    applicationName: textAt(info, 'applicationName'),
    tags: objectAt(info, 'tags'),
  };
}

/** What every frame has some of, and the log of a device has none of. */
const OF_FRAMES = ['devAddr', 'data', 'fCnt', 'rxInfo', 'txInfo'];

/** Zeros and false may be left out by older servers; for these members of a frame absent means just that. */
function ofFrame(envelope: JsonObject) {
  const isFrame = OF_FRAMES.some((key) => at(envelope, key) !== undefined);
  const [zero, no] = isFrame ? ([0, false] as const) : [];
  return {
    devAddr: textAt(envelope, 'devAddr'),
    fPort: numberAt(envelope, 'fPort') ?? zero,
    fCnt: numberAt(envelope, 'fCnt') ?? zero,
    adr: booleanAt(envelope, 'adr') ?? no,
    dr: numberAt(envelope, 'dr') ?? zero,
    confirmed: booleanAt(envelope, 'confirmed') ?? no,
    data: textAt(envelope, 'data'),
    decoded: at(envelope, 'object'),
    time: textAt(envelope, 'time'),
    deduplicationId: textAt(envelope, 'deduplicationId'),
    regionConfigId: textAt(envelope, 'regionConfigId'),
  };
}

function ofRadio(envelope: JsonObject) {
  const info = objectAt(envelope, 'txInfo');
  const lora = objectAt(info, 'modulation.lora');
  return {
    frequency: numberAt(info, 'frequency'),
    bandwidth: numberAt(lora, 'bandwidth'),
    spreadingFactor: numberAt(lora, 'spreadingFactor'),
    codeRate: textAt(lora, 'codeRate'),
  };
}

/** Inside `rxInfo` ChirpStack v4 leaves zeros out. A real reception has a signal strength, so the rest is 0 then. */
function ofGateway(envelope: JsonObject, writesZeros: boolean) {
  const best = bestGateway(at(envelope, 'rxInfo'));
  const rssi = numberAt(best, 'rssi');
  const zero = rssi === undefined || writesZeros ? undefined : 0;
  return {
    gatewayId: textAt(best, 'gatewayId'),
    rssi,
    snr: numberAt(best, 'snr') ?? zero,
    channel: numberAt(best, 'channel') ?? zero,
    latitude: numberAt(best, 'location.latitude'),
    longitude: numberAt(best, 'location.longitude'),
    altitude: numberAt(best, 'location.altitude'),
    crcStatus: textAt(best, 'crcStatus'),
  };
}
