import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type GitServer, openGitServer } from '../../test/git-server.test-kit.ts';
import { checkOut } from './checkout.ts';
import type { CloneLimits } from './limits.ts';

let open: GitServer;
let closed: GitServer;
beforeAll(async () => {
  open = await openGitServer();
  closed = await openGitServer({ password: 'the-token', branch: 'trunk' });
  await open.commit({ 'a.txt': 'first' });
  await closed.commit({ 'a.txt': 'secret' });
});
afterAll(async () => {
  await open.close();
  await closed.close();
});

const refusal = (options: Parameters<typeof checkOut>[0]) =>
  checkOut(options).then(
    () => ({ code: 'none', text: '' }),
    ({ code, message, detail }) => ({ code, text: `${message} ${detail.fix}` }),
  );

describe('a repository', () => {
  it('is fetched as it is now, without its history and without links', async () => {
    const commit = await open.commit({
      'a.txt': 'second',
      'deep/b.txt': 'b'.repeat(200_000),
      link: 'link:/etc/passwd',
    });
    const { folder, commit: found, remove } = await checkOut({ url: open.url, branch: null });
    expect(found).toBe(commit);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('second');
    expect(readFileSync(join(folder, 'deep/b.txt'), 'utf8')).toHaveLength(200_000);
    expect(existsSync(join(folder, 'link'))).toBe(false);
    await remove();
    expect(existsSync(folder)).toBe(false);
  });

  it('gets a token only when it asks', async () => {
    const before = open.heard.length;
    await (await checkOut({ url: open.url, branch: 'main', token: 'the-token' })).remove();
    expect(open.heard.slice(before).every((header) => header === '')).toBe(true);
    const { folder, remove } = await checkOut({ url: closed.url, branch: null, token: 'the-token' });
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('secret');
    await remove();
  });

  it.each<[string, () => Parameters<typeof checkOut>[0], string, RegExp]>([
    ['that asks for a token', () => ({ url: closed.url, branch: null }), 'unauthorised', /asks for a token/],
    ['that refuses it', () => ({ url: closed.url, branch: null, token: 'wrong' }), 'unauthorised', /refuses the token/],
    ['without the branch', () => ({ url: open.url, branch: 'gone' }), 'not-found', /no branch "gone"/],
    [
      'where nobody answers',
      () => ({ url: 'http://127.0.0.1:1/x.git', branch: null }),
      'unavailable',
      /cannot be fetched/,
    ],
    ['with a password in its address', () => ({ url: 'https://me:pass@h/x', branch: null }), 'invalid', /holds a user/],
    [
      'in the clear, with a token',
      () => ({ url: 'http://h.example/x', branch: null, token: 't' }),
      'invalid',
      /not encrypted/,
    ],
  ])('%s is refused, and no secret is shown', async (_what, options, code, text) => {
    const refused = await refusal(options());
    expect(refused).toMatchObject({ code, text: expect.stringMatching(text) });
    expect(refused.text).not.toMatch(/the-token|pass@|wrong/);
  });
});

describe('a clone', () => {
  /** A host that begins an answer and never ends it, or never begins one. */
  async function silentHost(begins: boolean) {
    const server = createServer((_request, response) => {
      const type = 'application/x-git-upload-pack-advertisement';
      if (begins) response.writeHead(200, { 'content-type': type }).write('001e# service=git-upload-pack\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const close = () => {
      server.closeAllConnections();
      server.close();
    };
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/x.git`, close };
  }

  it('that is too large is given up, and leaves nothing', async () => {
    await open.commit({ 'large.bin': randomBytes(300_000).toString('hex'), 'zeros.txt': '0'.repeat(3_000_000) });
    const own = mkdtempSync(join(tmpdir(), 'clones-'));
    vi.stubEnv('TMPDIR', own);
    const clone = (limits: Partial<CloneLimits>) => refusal({ url: open.url, branch: null, limits });
    const sends = {
      code: 'unavailable',
      text: expect.stringMatching(/sends more than 100000 bytes Clone it yourself/),
    };
    expect(await clone({ fetched: 100_000 })).toMatchObject(sends);
    expect((await clone({ written: 2_000_000 })).text).toMatch(/has files of more than 2000000 bytes/);
    expect(readdirSync(own)).toEqual([]);
    await (await checkOut({ url: open.url, branch: null })).remove();
    vi.unstubAllEnvs();
    rmSync(own, { recursive: true });
  });

  it.each([[true], [false]])('of a host that falls silent is given up (within its answer: %s)', async (begins) => {
    const host = await silentHost(begins);
    expect((await refusal({ url: host.url, branch: null, limits: { ms: 100 } })).text).toMatch(/longer than 0.1 s/);
    host.close();
  });
});

describe('a folder', () => {
  it('is read where it lies, and must be there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'folder-'));
    const found = await checkOut({ url: folder, branch: null });
    expect(found).toMatchObject({ folder, commit: null });
    await found.remove();
    expect(existsSync(folder)).toBe(true);
    rmSync(folder, { recursive: true });
    expect((await refusal({ url: folder, branch: null })).text).toMatch(/no folder .* machine that has it/);
  });
});
