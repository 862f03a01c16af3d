import { QUEUES } from '../model/tables.ts';
import { type AwsOptions, type LocalAws, startAws } from './aws.ts';
import { openDoor } from './door.ts';
import type { MethodsOf } from './door-event.ts';
import { SOURCES, startEventSource } from './event-sources.ts';
import { type FunctionTable, makeHost } from './host.ts';
import { startTimers } from './timers.ts';

export interface DoorOptions {
  /** HTTP port; 0 = any. */
  port: number;
  mqttPort: number;
  /** Methods of the webhook routes of a type; POST when absent. */
  methodsOf?: MethodsOf;
  /** Told the address before any function runs, as functions want it in their environment. */
  listening?: (url: string) => void;
}

export interface Platform {
  url: string;
  mqttUrl: string;
  endpoints: LocalAws['endpoints'];
  /** Invokes a function as its trigger would. */
  invoke(part: string, event: unknown): Promise<unknown>;
  /** Takes no more requests, lets what runs finish, and closes the doors; the AWS half goes on. */
  stop(): Promise<void>;
}

/**
 * Second half of the platform: function host, HTTP and MQTT doors, queue readers and the sweep timer. Rejects with
 * `EADDRINUSE` when a port is taken.
 */
export async function openDoors(aws: LocalAws, functions: FunctionTable, options: DoorOptions): Promise<Platform> {
  const destination = (failed: object) => aws.queues.send('spill', JSON.stringify(failed));
  const host = makeHost({ stack: aws.stack, functions, destination });
  const door = await openDoor(options.port, host, options.methodsOf);
  const url = `http://localhost:${door.port}`;
  options.listening?.(url);
  aws.connect(host);
  const mqttPort = await aws.broker.listen(options.mqttPort).catch(async (error: unknown) => {
    await door.close();
    throw error;
  });
  const readers = QUEUES.filter((queue) => host.has(SOURCES[queue])).map((queue) =>
    startEventSource(aws.queues, queue, host),
  );
  const timers = startTimers(host);
  return {
    url,
    mqttUrl: `mqtt://localhost:${mqttPort}`,
    endpoints: aws.endpoints,
    invoke: (part, event) => host.invoke(part, event),
    stop: async () => {
      await Promise.all([door.close(), aws.broker.close()]);
      await Promise.all([timers.stop(), ...readers.map((reader) => reader.stop())]);
      await host.idle();
    },
  };
}

/** Both halves, for handlers that are at hand already. */
export async function startPlatform(
  options: AwsOptions & DoorOptions & { functions: FunctionTable },
): Promise<Platform> {
  const aws = await startAws(options);
  try {
    const doors = await openDoors(aws, options.functions, options);
    return {
      ...doors,
      stop: async () => {
        await doors.stop();
        await aws.stop();
      },
    };
  } catch (error) {
    await aws.stop();
    throw error;
  }
}
