import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Lambda's Runtime API for one process at a time: hands out an event when `invoke` gives one, and tells when the
 * process asked for its first.
 */
export interface RuntimeApi {
  /** Host and port, as AWS_LAMBDA_RUNTIME_API names them. */
  address: string;
  /** Resolves when the process that starts now asks for an event. Call it before the start. */
  ready(): Promise<void>;
  /** Gives the waiting process an event; resolves with its answer, rejects when it reports an error. */
  invoke(event: object): Promise<unknown>;
  close(): void;
}

export async function openRuntimeApi(): Promise<RuntimeApi> {
  let waiting: ServerResponse | null = null;
  let asked: () => void = () => undefined;
  let settle: { resolve(answer: unknown): void; reject(error: Error): void } | null = null;
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      waiting = response;
      return asked();
    }
    const answer = JSON.parse(await text(request));
    response.writeHead(202).end();
    if (request.url?.endsWith('/error') === true) settle?.reject(new Error(answer.errorMessage));
    else settle?.resolve(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () =>
      new Promise((resolve) => {
        asked = resolve;
      }),
    invoke: (event) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        waiting?.writeHead(200, { 'lambda-runtime-aws-request-id': 'bench' }).end(JSON.stringify(event));
        waiting = null;
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
