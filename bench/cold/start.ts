import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RuntimeApi } from './runtime-api.ts';

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

export interface Start {
  /** From spawn to the first request for an event. */
  initMs: number;
  /** From handing out the first event to its answer, and the same for the second. */
  firstMs: number;
  secondMs: number;
  /** Resident memory after both. */
  rssMb: number;
}

/** Whether processes can be bound to one core here. */
export const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Starts one bundle as Lambda would, on one core, and lets it answer the same event twice. */
export async function start(
  bundle: string,
  api: RuntimeApi,
  env: Record<string, string>,
  event: object,
): Promise<Start> {
  const command = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, BOOTSTRAP, bundle];
  const ready = api.ready();
  const started = performance.now();
  const [program = '', ...words] = command;
  const child = spawn(program, words, {
    env: { ...env, AWS_LAMBDA_RUNTIME_API: api.address },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = once(child, 'exit');
  const died = ended.then(() => Promise.reject(new Error('The bundle ended before it asked for an event')));
  died.catch(() => undefined);
  try {
    await Promise.race([ready, died]);
    const initMs = performance.now() - started;
    const firstMs = await timed(api, event, died);
    const secondMs = await timed(api, event, died);
    return { initMs, firstMs, secondMs, rssMb: rssOf(child.pid ?? 0) };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}

async function timed(api: RuntimeApi, event: object, died: Promise<never>): Promise<number> {
  const again = api.ready();
  const started = performance.now();
  await Promise.race([api.invoke(event), died]);
  const ms = performance.now() - started;
  await Promise.race([again, died]);
  return ms;
}

/** NaN where there is no /proc. */
function rssOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
