import fs from 'node:fs';
import type { GitHttpRequest, GitHttpResponse, HttpClient, PromiseFsClient } from 'isomorphic-git';
import http from 'isomorphic-git/http/node';
import { Failure } from '../../lib/model/failure.ts';

const MB = 1024 * 1024;

/** What a strange repository may take of this machine. */
export interface CloneLimits {
  /** Bytes that come over the network, and bytes of files that are written. */
  fetched: number;
  written: number;
  ms: number;
}

export const CLONE_LIMITS: CloneLimits = { fetched: 500 * MB, written: 2_000 * MB, ms: 300_000 };

/** The ways of a clone to the network and the disk, as long as it keeps to its limits. */
export interface LimitedClone {
  http: HttpClient;
  fs: PromiseFsClient;
  /** What stopped it: the git library tells only what followed from that. */
  stopped(): Failure | null;
  end(): void;
}

/**
 * Once a limit is passed, requests are aborted, bodies end and files stay empty, so that the clone fails soon.
 * Links of a strange repository could lead to any file of this machine: none is ever made.
 */
export function limitedClone(url: string, limits: CloneLimits): LimitedClone {
  const controller = new AbortController();
  let failure: Failure | null = null;
  const stop = (what: string) => {
    failure ??= new Failure('unavailable', `${url} ${what}`, {
      fix: 'Clone it yourself, and add the folder as a library.',
    });
    controller.abort();
  };
  const spender = (most: number, what: string) => {
    let left = most;
    return (bytes: number) => {
      left -= bytes;
      if (left < 0) stop(`${what} more than ${most} bytes`);
    };
  };
  const timer = setTimeout(() => stop(`takes longer than ${limits.ms / 1_000} s`), limits.ms);
  const written = spender(limits.written, 'has files of');
  const writeFile: typeof fs.promises.writeFile = async (path, data, options) => {
    written(typeof data === 'string' ? Buffer.byteLength(data) : (data as Uint8Array).byteLength);
    // Empty rather than refused: the git library would print each refusal.
    return fs.promises.writeFile(path, failure === null ? data : '', options);
  };
  return {
    http: limitedHttp(controller.signal, spender(limits.fetched, 'sends')),
    fs: { promises: { ...fs.promises, writeFile, symlink: async () => {} } },
    stopped: () => failure,
    end: () => clearTimeout(timer),
  };
}

function limitedHttp(signal: AbortSignal, spend: (bytes: number) => void): HttpClient {
  const aborted = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)));
  async function* counted(body: AsyncIterableIterator<Uint8Array>) {
    while (!signal.aborted) {
      // The stream may say nothing of its end when it is aborted.
      const next = await Promise.race([body.next(), aborted]);
      if (next === null || next.done === true) break;
      spend(next.value.byteLength);
      yield next.value;
    }
    await body.return?.();
  }
  return {
    async request(given: GitHttpRequest): Promise<GitHttpResponse> {
      const response = await http.request({ ...given, signal });
      return response.body === undefined ? response : { ...response, body: counted(response.body) };
    },
  };
}
