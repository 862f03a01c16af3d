import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlatform } from '../../bin/platform.ts';
import { platform as ports } from '../../functions/ports.ts';
import type { Meter } from '../../lib/local/meter.ts';
import { sweep } from '../../lib/pipeline/sweep.ts';
import { createClients } from '../../lib/stores/clients.ts';
import { createDynamo, type DynamoCall } from '../../lib/stores/dynamo.ts';
import { createMessageStore } from '../../lib/stores/messages.ts';
import { createDynamoTelemetry } from '../../lib/stores/telemetry/dynamodb.ts';
import { captureCalls } from './capture.ts';
import type { Answer, Ask, Swept, Usage } from './protocol.ts';
import { openTwin } from './twin.ts';

/**
 * The local platform in a process of its own, so that who sends the load does not share its memory and its clock of
 * CPU time. Speaks by IPC with bench/platform/child.ts.
 */
const data = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
const calls = captureCalls();
const local = await openPlatform({ port: 0, mqttPort: 0, data: join(data, 'platform') });
let meter: Meter | null = null;
const twin = await openTwin(join(data, 'twin'));

process.on('message', (ask: Ask) => {
  answer(ask).then(
    (value) => process.send?.({ id: ask.id, value }, () => ask.what === 'stop' && process.disconnect()),
    (thrown: unknown) => process.send?.({ id: ask.id, error: String(thrown) }),
  );
});

async function answer({ what, inFlight }: Ask): Promise<Answer> {
  switch (what) {
    case 'address':
      return { url: local.url, token: local.token };
    case 'usage':
      return usage();
    case 'replay':
      return await twin.replay(calls.take(), inFlight ?? 1);
    case 'watch':
      meter ??= local.meter();
      return null;
    case 'sweep':
      return await sweepOnce();
    case 'stop':
      await twin.close();
      await local.stop();
      await rm(data, { recursive: true, force: true });
      return null;
  }
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { calls: made, writeUnits, readUnits } = meter ?? { calls: 0, writeUnits: 0, readUnits: 0 };
  return {
    calls: made,
    writeUnits,
    readUnits,
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
}

/** With stores of its own, so that the platform's own sweep, each minute, is not counted. */
async function sweepOnce(): Promise<Swept> {
  const own = { calls: 0, readUnits: 0 };
  const count = ({ readUnits }: DynamoCall) => {
    own.calls += 1;
    own.readUnits += readUnits;
  };
  const parts = await ports();
  const options = { dynamo: createDynamo(createClients().dynamodb, count), stack: parts.stack, clock: parts.clock };
  const stores = { messages: createMessageStore(options), telemetry: createDynamoTelemetry(options) };
  const started = performance.now();
  await sweep({ ...parts, ...stores }, { youngest: 0 });
  const ms = performance.now() - started;
  calls.take();
  return { ms, ...own };
}
