import fs from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import git from 'isomorphic-git';

/** A git repository behind real HTTP, as a host serves it, without git on the machine. */
export interface GitServer {
  url: string;
  /** Writes files (`null` removes one, `link:…` makes a link) and commits them. Resolves to the commit. */
  commit(files: { [path: string]: string | null }): Promise<string>;
  /** Authorization headers of all requests so far; '' for none. */
  heard: string[];
  close(): Promise<void>;
}

const AUTHOR = { name: 'Tester', email: 'tester@example.com', timestamp: 1_760_000_000, timezoneOffset: 0 };

/** `password`: what a private repository asks for. Protocol: gitprotocol-http and gitprotocol-pack, version 1. */
export async function openGitServer(options: { password?: string; branch?: string } = {}): Promise<GitServer> {
  const { password, branch = 'main' } = options;
  const dir = await mkdtemp(join(tmpdir(), 'git-server-'));
  await git.init({ fs, dir, defaultBranch: branch });
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.headers.authorization ?? '');
    if (password !== undefined && !isAllowed(request, password)) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
      return;
    }
    answer(dir, branch, request, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/acme/my_codecs.git`,
    commit: (files) => committed(dir, files),
    heard,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dir, { recursive: true });
    },
  };
}

function isAllowed({ headers }: IncomingMessage, password: string): boolean {
  const [, basic = ''] = (headers.authorization ?? '').split(' ');
  return Buffer.from(basic, 'base64').toString('utf8').endsWith(`:${password}`);
}

async function committed(dir: string, files: { [path: string]: string | null }): Promise<string> {
  for (const [filepath, content] of Object.entries(files)) {
    const path = join(dir, filepath);
    await mkdir(dirname(path), { recursive: true });
    if (content === null) {
      await git.remove({ fs, dir, filepath });
      continue;
    }
    if (content.startsWith('link:')) await symlink(content.slice('link:'.length), path);
    else await writeFile(path, content);
    await git.add({ fs, dir, filepath });
  }
  return git.commit({ fs, dir, message: 'change', author: AUTHOR });
}

async function answer(dir: string, branch: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const tip = await git.resolveRef({ fs, dir, ref: branch });
  if (pathname.endsWith('/info/refs') && searchParams.get('service') === 'git-upload-pack') {
    const can = `shallow side-band-64k ofs-delta symref=HEAD:refs/heads/${branch}`;
    const refs = [line(`${tip} HEAD\0${can}\n`), line(`${tip} refs/heads/${branch}\n`), FLUSH];
    response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' });
    response.end(Buffer.concat([line('# service=git-upload-pack\n'), FLUSH, ...refs]));
  } else if (pathname.endsWith('/git-upload-pack')) {
    const { packfile } = await git.packObjects({ fs, dir, oids: await objectsOf(dir, tip) });
    const parts = [line(`shallow ${tip}\n`), FLUSH, line('NAK\n'), ...sideband(Buffer.from(packfile ?? [])), FLUSH];
    response.writeHead(200, { 'content-type': 'application/x-git-upload-pack-result' });
    response.end(Buffer.concat(parts));
  } else {
    response.writeHead(404).end();
  }
}

/** The commit alone, without its parents, and all it holds. */
async function objectsOf(dir: string, commit: string): Promise<string[]> {
  const { commit: content } = await git.readCommit({ fs, dir, oid: commit });
  return [...new Set([commit, ...(await treeObjects(dir, content.tree))])];
}

async function treeObjects(dir: string, oid: string): Promise<string[]> {
  const { tree } = await git.readTree({ fs, dir, oid });
  const inner = await Promise.all(tree.map((one) => (one.type === 'tree' ? treeObjects(dir, one.oid) : [one.oid])));
  return [oid, ...inner.flat()];
}

const FLUSH = Buffer.from('0000');

function line(content: string | Buffer): Buffer {
  const body = Buffer.from(content as string);
  return Buffer.concat([Buffer.from((body.length + 4).toString(16).padStart(4, '0')), body]);
}

function sideband(pack: Buffer): Buffer[] {
  const size = 60_000;
  return Array.from({ length: Math.ceil(pack.length / size) }, (_, i) =>
    line(Buffer.concat([Buffer.from([1]), pack.subarray(i * size, (i + 1) * size)])),
  );
}
