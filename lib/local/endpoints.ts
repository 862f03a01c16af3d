import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { AwsRefusal, sendRefusal } from './aws-refusal.ts';
import type { Broker } from './iot/broker.ts';
import { manageRule } from './iot/control-plane.ts';
import { publishOver } from './iot/data-plane.ts';
import type { RuleStore } from './iot/rule-store.ts';
import { closeServer, listen, readBody, sendJson } from './loopback.ts';
import type { TimestreamStore } from './timestream/store.ts';
import { answerTimestream } from './timestream.ts';

export interface EndpointParts {
  broker: Broker;
  rules: RuleStore;
  timestream: TimestreamStore;
}

/** One loopback server for the AWS services that are small here: IoT's control and data plane, and Timestream. */
export async function startEndpoints(parts: EndpointParts): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      if (response.headersSent || response.destroyed) response.destroy();
      else sendRefusal(response, error);
    });
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

async function serve(parts: EndpointParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const url = new URL(request.url ?? '/', 'http://localhost');
  const target = String(request.headers['x-amz-target'] ?? '');
  const method = request.method ?? 'GET';
  if (target.startsWith('Timestream_')) {
    const operation = target.slice(target.indexOf('.') + 1);
    return sendJson(response, 200, answerTimestream(parts.timestream, operation, body));
  }
  if (method === 'POST' && url.pathname.startsWith('/topics/')) {
    return sendJson(response, 200, await publishOver(parts.broker, url, body));
  }
  if (url.pathname.startsWith('/rules/')) {
    const answer = await manageRule(parts.rules, method, url.pathname, body);
    return answer === null ? void response.writeHead(200).end() : sendJson(response, 200, answer);
  }
  throw new AwsRefusal(404, 'UnknownOperationException', `${method} ${url.pathname} does not run here`);
}
