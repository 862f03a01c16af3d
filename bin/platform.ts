import { join } from 'node:path';
import { tokenHash } from '../lib/api/authenticate.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { startAws } from '../lib/local/aws.ts';
import type { FaultPlan } from '../lib/local/faults.ts';
import { loadFunctions } from '../lib/local/functions.ts';
import { createMeter, type Meter } from '../lib/local/meter.ts';
import { openDoors, type Platform } from '../lib/local/platform.ts';
import { keptSecret } from '../lib/local/stack-key.ts';
import { webhookMethods } from '../lib/model/integration.ts';

export interface PlatformOptions {
  /** 0 = any free port. */
  port: number;
  mqttPort: number;
  /** Folder that holds everything. */
  data: string;
  /** The operator's token; without one it is made once and kept in the data folder. */
  token?: string;
  telemetry?: 'dynamodb' | 'timestream';
}

export interface LocalPlatform extends Platform {
  token: string;
  fault(plan: FaultPlan | undefined): void;
  /** Counts what functions ask of DynamoDB from now on; each request costs more meanwhile. */
  meter(): Meter;
}

/**
 * The whole platform in this process: local AWS first, then the environment that functions read, then the functions
 * themselves, then the doors. One at a time per process, because functions are made once.
 */
export async function openPlatform(options: PlatformOptions): Promise<LocalPlatform> {
  const aws = await startAws(options);
  try {
    Object.assign(process.env, aws.env);
    const functions = await loadFunctions(registry);
    const token = options.token ?? (await keptSecret(join(options.data, 'token'), 'base64url'));
    const doors = await openDoors(aws, functions, {
      ...options,
      methodsOf: (type) => (registry[type]?.trigger === 'http' ? webhookMethods(registry[type]) : []),
      listening: (url) => (process.env['TRIBUTARY_URL'] = url),
    });
    const stop = () => close(doors, aws);
    await registerToken(token).catch(async (thrown: unknown) => {
      await doors.stop();
      throw thrown;
    });
    const meter = () => {
      const made = createMeter();
      aws.dynamo.watch = made.add;
      return made;
    };
    return { ...doors, token, fault: aws.fault, meter, stop };
  } catch (thrown) {
    await aws.stop();
    throw thrown;
  }
}

async function registerToken(token: string): Promise<void> {
  const { platform } = await import('../functions/ports.ts');
  const { catalog } = await platform();
  const hash = tokenHash(token);
  if ((await catalog.token(hash)) !== null) return;
  await catalog.putToken({ hash, name: 'local operator', role: 'operator', createdAt: Date.now(), expiresAt: null });
}

async function close(doors: Platform, aws: { stop(): Promise<void> }): Promise<void> {
  const { closeApi } = await import('../functions/api.ts');
  const { closePlatform } = await import('../functions/ports.ts');
  await doors.stop();
  closeApi();
  await closePlatform();
  await aws.stop();
}
