import { EventEmitter } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import dynalite from 'dynalite';
import { closeServer, listen } from '../loopback.ts';

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** dynalite on disk, called in process: the front in front of it stays the only open door. */
export interface Engine {
  /** One DynamoDB operation with its JSON body, answered as DynamoDB would. */
  call(operation: string, body: string): Promise<Answer>;
  /** The same with objects; throws when the answer is not a 200. */
  ask<T>(operation: string, input: object): Promise<T>;
  close(): Promise<void>;
}

const HEADERS = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
};

/** Opens the store in `path`; in memory when absent. */
export async function openEngine(path: string | undefined): Promise<Engine> {
  const timings = { createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 };
  const server = dynalite(path === undefined ? timings : { ...timings, path });
  const [listener] = server.listeners('request') as RequestListener[];
  if (listener === undefined) throw new Error('dynalite has no request listener');
  // dynalite closes its store only together with a listening server, so it listens, but to nobody.
  server.removeAllListeners('request');
  server.on('request', (_request, response) => response.writeHead(404).end());
  await listen(server);
  const running = new Set<Promise<Answer>>();
  let closed = false;
  const call = (operation: string, body: string) => {
    if (closed) return Promise.reject(new Error('the local DynamoDB is closed'));
    const answer = dispatch(listener, operation, body);
    running.add(answer);
    const forget = () => running.delete(answer);
    answer.then(forget, forget);
    return answer;
  };
  return {
    call,
    ask: async <T>(operation: string, input: object) => {
      const answer = await call(operation, JSON.stringify(input));
      if (answer.status !== 200) throw new Error(`${operation}: ${answer.status} ${answer.body}`);
      return JSON.parse(answer.body) as T;
    },
    close: async () => {
      // A store that closes under a running operation ends the process.
      closed = true;
      await Promise.allSettled(running);
      await closeServer(server);
    },
  };
}

/** Hands dynalite's listener just as much of a request and a response as it touches. */
function dispatch(listener: RequestListener, operation: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = Object.assign(new EventEmitter(), {
      method: 'POST',
      url: '/',
      headers: { ...HEADERS, 'x-amz-target': `DynamoDB_20120810.${operation}` },
    });
    const headers: Record<string, string> = {};
    const response = {
      statusCode: 200,
      setHeader: (name: string, value: string | number) => {
        headers[name.toLowerCase()] = String(value);
      },
      end: (text = '') => resolve({ status: response.statusCode, headers, body: text }),
    };
    try {
      listener(request as unknown as IncomingMessage, response as unknown as ServerResponse & { req: IncomingMessage });
      request.emit('data', Buffer.from(body));
      request.emit('end');
    } catch (error) {
      reject(error);
    }
  });
}
