import { createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import type { PublishedMessage } from './evaluate-rule.ts';
import type { RulesEngine } from './rules-engine.ts';
import { MAX_PAYLOAD, topicFault } from './topic-limits.ts';

export interface Broker {
  /** Delivers to subscribers and rules, as a publish over HTTP does. */
  publish(topic: string, payload: Buffer, options: { qos: 0 | 1; retain: boolean }): Promise<void>;
  /** Opens the MQTT port on every interface; answers the port. */
  listen(port: number): Promise<number>;
  close(): Promise<void>;
}

const BASIC_INGEST = '$aws/rules/';

/** The MQTT broker (3.1.1) with IoT Core's manners: no QoS 2, topic and payload limits, rules before subscribers. */
export async function startBroker(engine: RulesEngine): Promise<Broker> {
  const take = (topic: string, payload: Uint8Array, clientId: string) =>
    engine.take({ topic, payload, clientId, principal: 'anonymous', at: Date.now() } satisfies PublishedMessage);
  const aedes = await Aedes.createBroker({
    authorizePublish: (client, packet, done) => {
      const payload = Buffer.from(packet.payload);
      const fault = packet.qos === 2 ? 'IoT Core has no QoS 2' : (topicFault(packet.topic) ?? sizeFault(payload));
      // An error here ends the connection, as IoT Core does it.
      if (fault !== null || packet.topic.startsWith('$SYS/')) return done(new Error(fault ?? 'reserved topic'));
      const handled = take(packet.topic, payload, client?.id ?? 'n/a');
      if (packet.qos === 0) return done();
      // The acknowledgement waits until a restart could no longer lose the message.
      handled.then(() => done());
    },
    authorizeForward: (_client, packet) => (packet.topic.startsWith(BASIC_INGEST) ? null : packet),
  });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    aedes.handle(socket);
  });
  return {
    publish: async (topic, payload, { qos, retain }) => {
      void take(topic, payload, 'n/a');
      if (topic.startsWith(BASIC_INGEST)) return;
      await new Promise<void>((resolve, reject) => {
        const packet = { cmd: 'publish', topic, payload, qos, retain, dup: false } as const;
        aedes.publish(packet, (error) => (error ? reject(error) : resolve()));
      });
    },
    listen: (port) => listenTcp(server, port),
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        if (server.listening) server.close(() => resolve());
        else resolve();
      });
      await new Promise<void>((resolve) => aedes.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function sizeFault(payload: Buffer): string | null {
  return payload.length > MAX_PAYLOAD ? `the payload is larger than ${MAX_PAYLOAD} bytes` : null;
}

function listenTcp(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
