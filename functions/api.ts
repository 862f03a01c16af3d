import type { LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { codecs } from '../codecs/codecs.gen.ts';
import { createApi } from '../lib/api/app.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import { commandsOf } from '../lib/pipeline/commands.ts';
import { logFailure } from './edge/middleware.ts';
import { platform } from './ports.ts';

let answering: ReturnType<typeof open> | null = null;

/** The management API: everything under `/api` that is not a webhook. */
export async function handler(event: LambdaEvent) {
  answering ??= open();
  return (await answering)(event);
}

/** Forgets the app together with the platform it was made on. */
export function closeApi(): void {
  answering = null;
}

async function open() {
  const ports = await platform();
  const report = (failure: Parameters<typeof logFailure>[1], { method, path }: { method: string; path: string }) =>
    logFailure(`${method} ${path}`, failure);
  return handle(createApi({ ...ports, samples, codecs, commands: commandsOf(ports), report }));
}
