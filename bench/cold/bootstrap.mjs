// The least a Lambda runtime does: load the handler, then ask for events and answer them, one at a time.
// As an ES module it makes Node load the whole of node:http, its WebSocket client too, for both bundles alike.
import { Agent, request } from 'node:http';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const options = { agent, host, port, method, path: `/2018-06-01/runtime/invocation${path}` };
    const sent = request(options, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject).end(body);
  });
}

const { handler } = await import(process.argv[2]);
for (;;) {
  const { headers, text } = await call('GET', '/next');
  const id = headers['lambda-runtime-aws-request-id'];
  try {
    const answer = await handler(JSON.parse(text), { awsRequestId: id });
    await call('POST', `/${id}/response`, JSON.stringify(answer ?? null));
  } catch (thrown) {
    await call('POST', `/${id}/error`, JSON.stringify({ errorMessage: String(thrown) }));
  }
}
