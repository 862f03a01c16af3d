import { Agent, request } from 'node:http';

/** Uplinks of a round in which calls and units are counted instead of time. */
export const COUNTED = 200;

export interface Load {
  /** Uplinks, and milliseconds until all were answered. */
  sent: number;
  ms: number;
  /** Milliseconds of each, from sending to the whole answer. */
  latencies: number[];
}

/** Posts bodies, so many at a time over kept connections. Throws when one is not answered with 2xx. */
export async function sendAll(url: string, bodies: string[], inFlight: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
  const queue = bodies.values();
  const latencies: number[] = [];
  const sender = async () => {
    for (const body of queue) {
      const sent = performance.now();
      const status = await post(agent, url, body);
      latencies.push(performance.now() - sent);
      if (status < 200 || status > 299) throw new Error(`The platform answered ${status}`);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: inFlight }, sender));
  const ms = performance.now() - started;
  agent.destroy();
  return { sent: bodies.length, ms, latencies };
}

function post(agent: Agent, url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject).end(body);
  });
}
