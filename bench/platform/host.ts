import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlatform } from '../../bin/platform.ts';
import { platform as ports } from '../../functions/ports.ts';
import { sweep } from '../../lib/pipeline/sweep.ts';
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
const { meter } = await ports();
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
  const { calls: made, writeUnits, readUnits } = meter;
  return {
    calls: made,
    writeUnits,
    readUnits,
    cpuMs: (user + system) / 1_000,
    rssMb: process.memoryUsage.rss() / 2 ** 20,
  };
}

async function sweepOnce(): Promise<Swept> {
  const [before, started] = [usage(), performance.now()];
  await sweep(await ports(), { youngest: 0 });
  const [after, ms] = [usage(), performance.now() - started];
  calls.take();
  return { ms, calls: after.calls - before.calls, readUnits: after.readUnits - before.readUnits };
}
