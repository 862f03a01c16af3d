import type { LambdaEvent } from 'hono/aws-lambda';
import { handle } from 'hono/aws-lambda';
import { createApi } from '../lib/api/app.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import { auditPage } from '../lib/pipeline/audit.ts';
import { attributesChanged, orderDownlink } from '../lib/pipeline/downlink-order.ts';
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
  const commands = {
    attributesChanged: attributesChanged.bind(null, ports),
    orderDownlink: orderDownlink.bind(null, ports),
    audit: auditPage.bind(null, ports),
  };
  const report = (failure: Parameters<typeof logFailure>[1], { method, path }: { method: string; path: string }) =>
    logFailure(`${method} ${path}`, failure);
  return handle(createApi({ ...ports, samples, commands, report }));
}
