import { type ChildProcess, spawn } from 'node:child_process';
import type { House } from './house.test-kit.ts';

/** A command on its way, and what it has printed up to now. */
export interface Running {
  child: ChildProcess;
  stdout: () => string;
  stderr: () => string;
  done: Promise<Done>;
}

export interface Done {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts `tributary <args>`, told by the environment where the house is. */
export function start(
  house: Pick<House, 'url' | 'token'>,
  args: string[],
  environment: Record<string, string> = {},
): Running {
  const env = { ...process.env, TRIBUTARY_URL: house.url, TRIBUTARY_TOKEN: house.token, ...environment };
  const child = spawn(process.execPath, ['bin/tributary.js', ...args], { env });
  const printed = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (printed.stdout += chunk));
  child.stderr.on('data', (chunk) => (printed.stderr += chunk));
  const done = new Promise<Done>((resolve) => child.on('close', (code) => resolve({ code, ...printed })));
  return { child, stdout: () => printed.stdout, stderr: () => printed.stderr, done };
}

export function tributary(...given: Parameters<typeof start>): Promise<Done> {
  return start(...given).done;
}
