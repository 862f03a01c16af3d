import { createInterface } from 'node:readline';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';

/**
 * A warm instance of the door beside that of the house: a process that lives through the whole test. A line of standard
 * input is a webhook as JSON `[number, now, url, body]`; each is answered by a line `[number, status]`, in any order.
 * Its clock is the one it is told.
 */
let now = 0;
Date.now = () => now;
const { handler } = await import('../../functions/uplink-http.ts');

for await (const line of createInterface({ input: process.stdin })) void answer(line);
process.exit(0);

async function answer(line: string): Promise<void> {
  const [number, at, url, body] = JSON.parse(line) as [number: number, at: number, url: string, body: string];
  now = at;
  const { statusCode = 0 } = await handler(eventOf(number, url, body), {} as Context);
  process.stdout.write(`${JSON.stringify([number, statusCode])}\n`);
}

function eventOf(number: number, url: string, body: string): APIGatewayProxyEventV2 {
  const event = {
    ...{ rawPath: new URL(url).pathname, rawQueryString: '', headers: { 'content-type': 'application/json' } },
    ...{ isBase64Encoded: false, body },
    requestContext: { requestId: `warm-${number}`, timeEpoch: now, http: { sourceIp: '203.0.113.7' } },
  };
  return event as unknown as APIGatewayProxyEventV2;
}
