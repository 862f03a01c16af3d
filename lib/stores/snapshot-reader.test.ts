import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClients } from './clients.ts';
import { createSnapshotReader } from './snapshot-reader.ts';

const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
const clients = createClients({ region: 'eu-central-1', credentials });

/** What the server does with each request in turn. */
let answers: ((response: ServerResponse) => void)[] = [];
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.url} ${request.headers['authorization']?.slice(0, 16)}`);
  answers.shift()?.(response);
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/bucket`;
});
afterAll(() => server.close());

const failing = (status: number) => (response: ServerResponse) => response.writeHead(status).end('<Error/>');
const reset = (response: ServerResponse) => response.destroy();
const found = (response: ServerResponse) => response.end('{"id":"i"}');

it('asks again after a throttle, a fault and a broken connection, under a signature each time', async () => {
  for (const first of [failing(503), failing(500), failing(429), reset]) {
    answers = [first, first, found];
    asked.length = 0;
    expect(await createSnapshotReader({ ...clients, url }).read('a/ä')).toEqual({ id: 'i' });
    expect(asked).toEqual(Array(3).fill('/bucket/catalog/a%252F%25C3%25A4.json AWS4-HMAC-SHA256'));
  }
});

it('gives up after three attempts, and at once where asking again cannot help', async () => {
  for (const [answer, times] of [
    [failing(503), 3],
    [reset, 3],
    [failing(403), 1],
    [failing(404), 1],
  ] as const) {
    answers = Array(4).fill(answer);
    await expect(createSnapshotReader({ ...clients, url }).read('k')).rejects.toMatchObject({ code: 'unavailable' });
    expect(answers).toHaveLength(4 - times);
  }
});

it('gives up a server that does not answer', { timeout: 10_000 }, async () => {
  answers = [() => undefined, found];
  expect(await createSnapshotReader({ ...clients, url }).read('k')).toEqual({ id: 'i' });
});
