import type { TypedKey } from '../../model/integration.ts';
import type { JsonObject } from '../../model/json.ts';
import { at, present, textAt } from '../_envelope/read.ts';

export const oceanconnectKeys = {
  deviceId: { about: 'Id of the device on the platform', example: '0d8b2c1e-6a0f-4c5e-9b7d-3f2a1c4e5d60' },
  gatewayId: { about: 'Id of its gateway; of a device that connects directly its own', example: '0d8b2c1e-6a0f' },
  serviceId: { about: 'Service of the device profile', example: 'Temperature' },
  serviceType: { about: 'Type of the service', example: 'Temperature' },
  data: { about: 'What the service reported, as an object or text', example: '{"temperature":4.5}' },
  requestId: { about: 'Number of the notification, where the platform gives one', example: '4711' },
  eventTime: { about: 'Time of the report as the platform wrote it', example: '20250601T120000Z' },
  ts: { about: 'Time of the report in epoch ms', example: 1748779200000 },
  payloadFormat: { about: 'BINARY for device bytes of rawData, JSON for values', example: 'JSON' },
} as const satisfies { [key: string]: TypedKey };

/** The values of one notification under the names above; the service's only where it is the only one. */
export function networkKeysOf(message: JsonObject, service: JsonObject | undefined, ts: number): JsonObject {
  return present({
    deviceId: textAt(message, 'deviceId'),
    gatewayId: textAt(message, 'gatewayId'),
    serviceId: textAt(service, 'serviceId'),
    serviceType: textAt(service, 'serviceType'),
    data: at(service, 'data'),
    requestId: textAt(message, 'requestId'),
    eventTime: textAt(service, 'eventTime'),
    ts,
  });
}
