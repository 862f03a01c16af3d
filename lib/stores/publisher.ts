import type { IoTDataPlaneClient } from '@aws-sdk/client-iot-data-plane';
import { Failure } from '../model/failure.ts';
import type { JsonObject } from '../model/json.ts';
import type { Publisher } from '../model/ports.ts';
import { inTime } from './deadline.ts';

/** Publishes over IoT Core's data plane. `accepted` is all it can say: the broker took it, a device may be offline. */
export function createPublisher(options: { iotData: () => Promise<IoTDataPlaneClient> }): Publisher {
  return {
    async publish(topic, payload, { qos, retain }) {
      try {
        const { PublishCommand } = await import('./sdk/iot-data.ts');
        const client = await options.iotData();
        const { $metadata } = await inTime('stores', (sending) =>
          client.send(new PublishCommand({ topic, payload, qos, retain }), sending),
        );
        return { via: 'iot', topic, status: $metadata.httpStatusCode ?? 200, ...requestId($metadata.requestId) };
      } catch (thrown) {
        throw refused(topic, thrown);
      }
    },
  };
}

/** An outage comes again later; what IoT Core refuses (a bad topic, a missing right) would be refused for ever. */
function refused(topic: string, thrown: unknown): Failure {
  const { name = 'Error', message = String(thrown), $metadata } = thrown as Thrown;
  const status = $metadata?.httpStatusCode ?? null;
  const extra: JsonObject = { via: 'iot', topic, error: name, status };
  const lasting = status !== null && status >= 400 && status < 500 && status !== 429;
  return new Failure(lasting ? 'delivery-failed' : 'unavailable', `IoT Core did not take the message: ${message}`, {
    extra,
    ...(lasting ? {} : { retry: {} }),
    cause: thrown,
  });
}

interface Thrown {
  name?: string;
  message?: string;
  $metadata?: { httpStatusCode?: number };
}

function requestId(id: string | undefined): { requestId?: string } {
  return id === undefined ? {} : { requestId: id };
}
