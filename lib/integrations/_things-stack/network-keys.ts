import type { TypedKey } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { at, booleanAt, numberAt, objectAt, present, textAt } from '../_envelope/read.ts';
import { bestGateway } from '../_lorawan/best-gateway.ts';
import { lorawanKeys } from '../_lorawan/typed-keys.ts';

export const thingsStackKeys = {
  ...lorawanKeys,
  frequency: { about: 'Radio frequency in Hz, as text: 64-bit numbers are text in JSON', example: '868100000' },
  deviceId: { about: 'Device id', example: 'cold-room-3' },
  applicationId: { about: 'Application id', example: 'cold-chain' },
  joinEui: { about: 'JoinEUI (AppEUI)', example: '70B3D57ED0000001' },
  decoded: { about: 'What a payload formatter made of the bytes, as an object', example: '{"temperature":4.2}' },
  confirmed: { about: 'Whether the device asked for an acknowledgement', example: false },
  tenantId: { about: 'Tenant of the network', example: 'ttn' },
  netId: { about: 'LoRaWAN NetID', example: '000013' },
  clusterId: { about: 'Cluster', example: 'eu1' },
  clusterAddress: { about: 'Address of the cluster', example: 'eu1.cloud.thethings.network' },
  tenantAddress: { about: 'Address of the tenant', example: 'harbour.eu1.cloud.thethings.industries' },
  brandId: { about: 'Brand, from the device repository', example: 'milesight-iot' },
  modelId: { about: 'Model, from the device repository', example: 'em300-th' },
  hardwareVersion: { about: 'Hardware version of the model', example: '1.0' },
  firmwareVersion: { about: 'Firmware version of the model', example: '1.2' },
  attributes: { about: 'Attributes of the device in The Things Stack, as an object', example: '{"site":"harbour"}' },
  sessionKeyId: { about: 'Id of the session', example: 'AZcPz3xQ7nN6m0h7rJ1kVw==' },
  receivedAt: { about: 'Time at the application server', example: '2025-06-01T12:00:00.423456789Z' },
  uplinkMessageReceivedAt: { about: 'Time at the network server', example: '2025-06-01T12:00:00.212345678Z' },
  time: { about: 'Time of the radio frame, when a gateway knows it', example: '2025-06-01T12:00:00.101Z' },
  simulated: { about: 'Whether the uplink was made by hand', example: false },
  gatewayId: { about: 'Id of the best gateway', example: 'harbour-roof' },
  payloadFormat: { about: 'BINARY for device bytes, JSON where only decoded values came', example: 'BINARY' },
} as const satisfies { [key: string]: TypedKey };

/** The values of one `uplink_message` under the names above. `ts` in epoch ms. Absent ones leave no key. */
export function networkKeysOf(envelope: JsonObject, ts: number): JsonObject {
  const message = objectAt(envelope, 'uplink_message');
  return present({
    ...ofDevice(envelope, message),
    ...ofFrame(envelope, message),
    ...ofNetwork(message),
    ...ofRadio(message),
    ...ofGateway(message),
    ts,
  });
}

function ofDevice(envelope: JsonObject, message: JsonObject | undefined) {
  const ids = objectAt(envelope, 'end_device_ids');
  const version = objectAt(message, 'version_ids');
  return {
    eui: textAt(ids, 'dev_eui'),
    deviceId: textAt(ids, 'device_id'),
    applicationId: textAt(ids, 'application_ids.application_id'),
    joinEui: textAt(ids, 'join_eui'),
    devAddr: textAt(ids, 'dev_addr'),
    brandId: textAt(version, 'brand_id'),
    modelId: textAt(version, 'model_id'),
    hardwareVersion: textAt(version, 'hardware_version'),
    firmwareVersion: textAt(version, 'firmware_version'),
    attributes: objectAt(message, 'attributes') ?? objectAt(envelope, 'attributes'),
  };
}

/** Zeros and false are left out of the JSON, so for these members absent means just that. */
function ofFrame(envelope: JsonObject, message: JsonObject | undefined) {
  return {
    fPort: numberAt(message, 'f_port') ?? 0,
    fCnt: numberAt(message, 'f_cnt') ?? 0,
    confirmed: booleanAt(message, 'confirmed') ?? false,
    simulated: booleanAt(envelope, 'simulated') ?? false,
    data: textAt(message, 'frm_payload'),
    decoded: at(message, 'decoded_payload'),
    sessionKeyId: textAt(message, 'session_key_id'),
    receivedAt: textAt(envelope, 'received_at'),
    uplinkMessageReceivedAt: textAt(message, 'received_at'),
  };
}

function ofNetwork(message: JsonObject | undefined) {
  const ids = objectAt(message, 'network_ids');
  return {
    tenantId: textAt(ids, 'tenant_id'),
    netId: textAt(ids, 'net_id'),
    clusterId: textAt(ids, 'cluster_id'),
    clusterAddress: textAt(ids, 'cluster_address'),
    tenantAddress: textAt(ids, 'tenant_address'),
  };
}

/** `coding_rate` moved from the settings into the LoRa data rate; older clusters have it in the old place. */
function ofRadio(message: JsonObject | undefined) {
  const settings = objectAt(message, 'settings');
  const lora = objectAt(settings, 'data_rate.lora');
  return {
    frequency: textAt(settings, 'frequency'),
    bandwidth: numberAt(lora, 'bandwidth'),
    spreadingFactor: numberAt(lora, 'spreading_factor'),
    codeRate: textAt(lora, 'coding_rate') ?? textAt(settings, 'coding_rate'),
    time: textAt(settings, 'time'),
  };
}

/**
 * A real reception has a signal strength; the other zeros of it are left out of the JSON. What came by Packet Broker
 * names the gateway of the other network in its own place, and tells no channel.
 */
function ofGateway(message: JsonObject | undefined) {
  const best = bestGateway(at(message, 'rx_metadata'));
  const broker = objectAt(best, 'packet_broker');
  const rssi = numberAt(best, 'rssi');
  const zero = rssi === undefined ? undefined : 0;
  return {
    gatewayId: textAt(broker, 'forwarder_gateway_id') ?? textAt(best, 'gateway_ids.gateway_id'),
    rssi,
    snr: numberAt(best, 'snr') ?? zero,
    channel: numberAt(best, 'channel_index') ?? (broker === undefined ? zero : undefined),
    latitude: numberAt(best, 'location.latitude'),
    longitude: numberAt(best, 'location.longitude'),
    altitude: numberAt(best, 'location.altitude'),
  };
}
