import { readFileSync } from 'node:fs';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

/**
 * A cold instance of the door: a process of its own that knows nothing yet. Standard input holds `Webhook[]` as JSON;
 * each is handed to the function in its turn, and the answers are printed as JSON. The first came when the process began,
 * as its gateway knows; how long loading takes from source says nothing about a bundle, so it is not measured.
 */
export interface Webhook {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface ColdAnswer {
  status: number;
  body: string;
  ms: number;
}

const webhooks = JSON.parse(readFileSync(0, 'utf8')) as Webhook[];
const { handler } = await import('../../functions/uplink-http.ts');
const answers: ColdAnswer[] = [];
for (const [i, webhook] of webhooks.entries()) {
  const began = i === 0 ? 0 : performance.now();
  const { statusCode = 0, body = '' } = await handler(
    eventOf(webhook, i, performance.timeOrigin + began),
    {} as Context,
  );
  answers.push({ status: statusCode, body, ms: Math.round(performance.now() - began) });
}
process.stdout.write(JSON.stringify(answers), () => process.exit(0));

function eventOf({ url, headers, body }: Webhook, i: number, at: number): APIGatewayProxyEventV2 {
  const event = {
    rawPath: new URL(url).pathname,
    rawQueryString: new URL(url).search.slice(1),
    headers: { 'content-type': 'application/json', ...headers },
    isBase64Encoded: false,
    body,
    requestContext: {
      requestId: `cold-${process.pid}-${i}`,
      timeEpoch: Math.round(at),
      http: { sourceIp: '203.0.113.7' },
    },
  };
  return event as unknown as APIGatewayProxyEventV2;
}
