import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Engine, openEngine } from '../../lib/converters/engine.ts';
import { syncSource } from './sync.ts';

/** A platform that refuses the third content, or the index. */
let server: Server;
let folder: string;
let engine: Engine;
let asked: string[];
let refuses: RegExp;
let lacks: string | null;
let known: { content: string }[];
beforeAll(async () => {
  engine = await openEngine();
  folder = mkdtempSync(join(tmpdir(), 'sync-'));
  for (let i = 0; i < 30; i++) {
    mkdirSync(join(folder, 'acme', `m${i}`), { recursive: true });
    writeFileSync(
      join(folder, 'acme', `m${i}`, 'codec.js'),
      `function decodeUplink() { return { data: { i: ${i} } }; }`,
    );
    writeFileSync(join(folder, 'acme', `m${i}`, 'vectors.json'), '[]');
  }
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isRefused = refuses.test(`${asked.length} ${request.method} ${request.url}`);
    const refusal = { detail: 'Not this one', fix: 'Ask again.', ...(lacks === null ? {} : { missing: [lacks] }) };
    const body = isRefused ? refusal : { items: known, synced: { converters: 30 } };
    response
      .writeHead(isRefused ? (lacks === null ? 400 : 409) : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  engine.close();
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
  lacks = null;
  known = [];
});

const sync = () => {
  const address = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 't' };
  return syncSource({ address, engine }, { id: 'mine', url: folder, branch: null, synced: null });
};
const indexes = () => asked.filter((one) => /^PUT .*\/index$/.test(one)).length;

it('sends all contents, then the index', async () => {
  refuses = /never/;
  expect(await sync()).toMatchObject({ sent: 30, synced: { converters: 30 }, unreadable: [] });
  expect([asked.length, asked.at(-1)]).toEqual([33, 'PUT /api/library-sources/mine/index']);
});

it('sends no index when a content is refused, and not many more contents', async () => {
  refuses = /^5 PUT .*contents/;
  await expect(sync()).rejects.toMatchObject({ message: expect.stringContaining('Not this one') });
  expect(indexes()).toBe(0);
  expect(asked.length).toBeLessThan(33);
});

it('fails when the index is refused', async () => {
  refuses = /PUT .*index/;
  await expect(sync()).rejects.toMatchObject({ detail: { fix: 'Ask again.' } });
});

it('sends what the index names and the platform lost, then the index again', async () => {
  refuses = /never/;
  await sync();
  const digests = asked.flatMap((one) => one.match(/contents\/(.*)$/)?.[1] ?? []);
  asked = [];
  known = digests.map((content) => ({ content }));
  lacks = digests[3] ?? '';
  refuses = /^3 PUT .*index/;
  expect(await sync()).toMatchObject({ sent: 1 });
  const path = '/api/library-sources/mine';
  expect(asked.slice(2)).toEqual([`PUT ${path}/index`, `PUT ${path}/contents/${lacks}`, `PUT ${path}/index`]);
  refuses = /PUT .*index/;
  await expect(sync()).rejects.toMatchObject({ message: expect.stringContaining('409') });
});
