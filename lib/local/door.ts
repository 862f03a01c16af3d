import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { answerOf, type DoorAnswer, plainAnswer, sendAnswer } from './door-answer.ts';
import { doorEvent, type MethodsOf, routeOf } from './door-event.ts';
import { type FunctionHost, FunctionTimeout } from './host.ts';
import { BodyTooLarge, closeServer, listen, readBody } from './loopback.ts';

/** Bytes an HTTP API takes in a body, and Lambda in an event. */
const MAX_BODY = 10 * 1024 * 1024;
const MAX_EVENT = 6 * 1024 * 1024;

/** Request line and headers together, bytes. */
const MAX_HEAD = 10_240;

/** What webhooks come by unless their type says otherwise. */
const POST_ONLY: MethodsOf = () => ['POST'];

export interface Door {
  port: number;
  close(): Promise<void>;
}

/**
 * The HTTP door: what the deployed HTTP API does in front of Lambda. Webhooks go to the function `uplink-<type>`,
 * everything else, an unknown type too, to `api`. Listens on every interface, as senders are other machines.
 */
export async function openDoor(port: number, host: FunctionHost, methodsOf: MethodsOf = POST_ONLY): Promise<Door> {
  const server = createServer((request, response) => {
    const requestId = randomUUID();
    answer(request, host, methodsOf, requestId).then(
      (one) => sendAnswer(response, one, requestId, request.method),
      () => response.destroy(),
    );
  });
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    response.writeContinue();
    server.emit('request', request, response);
  });
  const actual = await listen(server, port, '::').catch((error: NodeJS.ErrnoException) => {
    // A machine without IPv6.
    if (error.code === 'EAFNOSUPPORT' || error.code === 'EADDRNOTAVAIL') return listen(server, port, '0.0.0.0');
    throw error;
  });
  return { port: actual, close: () => closeServer(server, 5_000) };
}

async function answer(
  request: IncomingMessage,
  host: FunctionHost,
  methodsOf: MethodsOf,
  requestId: string,
): Promise<DoorAnswer> {
  const at = Date.now();
  if (headBytes(request) > MAX_HEAD) return refuse(request, 431, 'Request Header Fields Too Large');
  let body: Buffer;
  try {
    body = await readBody(request, MAX_BODY);
  } catch (error) {
    if (error instanceof BodyTooLarge) return refuse(request, 413, 'Request Entity Too Large');
    throw error;
  }
  const { method = 'GET', url: target = '/', rawHeaders } = request;
  const route = routeOf(method, target, (type) => (host.has(`uplink-${type}`) ? methodsOf(type) : []));
  const sourceIp = plainAddress(request.socket.remoteAddress ?? '');
  const event = doorEvent({ method, target, rawHeaders, body, sourceIp, at, requestId }, route);
  if ((event.body?.length ?? 0) > MAX_EVENT) return plainAnswer(413, 'Request Entity Too Large');
  const part = route === null ? 'api' : `uplink-${route.type}`;
  if (!host.has(part)) return plainAnswer(404, 'Not Found');
  try {
    return answerOf(await host.invoke(part, event));
  } catch (error) {
    if (error instanceof FunctionTimeout) return plainAnswer(503, 'Service Unavailable');
    console.error(`${part}: ${error instanceof Error ? error.stack : error}`);
    return plainAnswer(500, 'Internal Server Error');
  }
}

/** Refuses without reading on: what the sender still has in its pipe is let go with the connection. */
function refuse(request: IncomingMessage, status: number, message: string): DoorAnswer {
  request.resume();
  const plain = plainAnswer(status, message);
  return { ...plain, headers: { ...plain.headers, connection: 'close' } };
}

function headBytes(request: IncomingMessage): number {
  const line = `${request.method} ${request.url} HTTP/1.1`.length;
  return request.rawHeaders.reduce((sum, text) => sum + Buffer.byteLength(text) + 2, line);
}

/** IPv4 senders on a dual-stack socket look like `::ffff:192.0.2.1`. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}
