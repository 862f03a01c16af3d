import fs from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import git from 'isomorphic-git';
import { Failure } from '../../lib/model/failure.ts';
import { CLONE_LIMITS, type CloneLimits, limitedClone } from './limits.ts';

/** A library on this machine's disk. */
export interface Checkout {
  folder: string;
  /** Null: a folder outside git. */
  commit: string | null;
  /** Removes what was fetched. */
  remove(): Promise<void>;
}

export interface CheckoutOptions {
  url: string;
  /** Null: the repository's own default. */
  branch: string | null;
  /** Of a private repository; it goes to the host of `url` only, and only when that host asks. */
  token?: string | undefined;
  limits?: Partial<CloneLimits>;
}

/** Whether a source is a repository to fetch, rather than a folder of this machine. */
export function isRemote(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/**
 * The files of a library: a folder as it is, a repository as a shallow clone in a folder of its own, without needing git
 * on the machine, as long as that keeps to its limits. Throws `not-found`, `unauthorised` or `unavailable` with what to do.
 */
export async function checkOut(options: CheckoutOptions): Promise<Checkout> {
  return isRemote(options.url) ? cloned(options) : folderAt(options.url);
}

async function folderAt(path: string): Promise<Checkout> {
  const folder = resolve(path);
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) {
    throw new Failure('not-found', `There is no folder ${folder} here`, {
      fix: 'A library in a folder is synced on the machine that has it; elsewhere give the URL of a repository.',
    });
  }
  const commit = await git.resolveRef({ fs, dir: folder, ref: 'HEAD' }).catch(() => null);
  return { folder, commit, remove: async () => {} };
}

async function cloned({ url, branch, token, limits = {} }: CheckoutOptions): Promise<Checkout> {
  checkUrl(url);
  checkToken(url, token);
  const folder = await mkdtemp(join(tmpdir(), 'tributary-library-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const limited = limitedClone(url, { ...CLONE_LIMITS, ...limits });
  try {
    await git.clone({
      fs: limited.fs,
      http: limited.http,
      dir: folder,
      url,
      depth: 1,
      singleBranch: true,
      noTags: true,
      ...(branch === null ? {} : { ref: branch }),
      // Asked only once the host has refused. GitHub, GitLab and Bitbucket take any user beside a token.
      onAuth: () => (token === undefined ? { cancel: true } : { username: 'x-access-token', password: token }),
      onAuthFailure: () => ({ cancel: true }),
    });
    const stopped = limited.stopped();
    if (stopped !== null) throw stopped;
    return { folder, commit: await git.resolveRef({ fs, dir: folder, ref: 'HEAD' }), remove };
  } catch (thrown) {
    await remove();
    throw limited.stopped() ?? asRefusal(url, branch, token, thrown);
  } finally {
    limited.end();
  }
}

/** An address is stored and shown, so it must hold no password. Throws `invalid`, without showing it. */
export function checkUrl(url: string): void {
  const { username = '', password = '' } = isRemote(url) ? (URL.parse(url) ?? {}) : {};
  if (username === '' && password === '') return;
  throw new Failure('invalid', 'The address of a library holds a user or password', {
    fix: 'Leave them out, and put a token into the environment; see tributary help library.',
  });
}

/** A token in the clear would be everybody's on the way. */
function checkToken(url: string, token: string | undefined): void {
  const { protocol, hostname } = URL.parse(url) ?? { protocol: '', hostname: '' };
  if (token === undefined || protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) return;
  throw new Failure('invalid', `${url} is not encrypted, so no token goes there`, { fix: 'Use its https address.' });
}

/** Messages of the library may quote what it was given: they are never shown. */
function asRefusal(url: string, branch: string | null, token: string | undefined, thrown: unknown): Failure {
  const { code, data } = thrown as { code?: string; data?: { statusCode?: number } };
  const status = data?.statusCode;
  if (code === 'UserCanceledError' || status === 401 || status === 403) {
    const asked = token === undefined ? 'asks for a token' : 'refuses the token';
    return new Failure('unauthorised', `${url} ${asked}`, {
      fix: 'Put one that may read it into the environment; see help.',
    });
  }
  if (code === 'NotFoundError') {
    const missing = branch === null ? 'has no branch' : `has no branch "${branch}"`;
    return new Failure('not-found', `${url} ${missing}`, { fix: 'Name a branch that is there.' });
  }
  if (code === 'HttpError') {
    return new Failure('unavailable', `${url} answers ${status ?? 'with an error'}`, {
      fix: 'Is it the address of a git repository?',
    });
  }
  return new Failure('unavailable', `${url} cannot be fetched (${code ?? 'no answer'})`, {
    fix: 'Is the address right?',
  });
}
