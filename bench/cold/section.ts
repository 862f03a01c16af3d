import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../../lib/infra/bundle.ts';
import { leftOut } from '../../lib/infra/left-out.ts';
import { median } from '../measure/statistics.ts';
import { tableOf } from '../report/markdown.ts';
import type { SectionReport } from '../report/section.ts';
import { openNullDynamo } from './null-dynamo.ts';
import { openRuntimeApi } from './runtime-api.ts';
import { pinned, type Start, start } from './start.ts';
import { uplinkEvent } from './uplink-event.ts';
import { type BundleSize, sizeOf } from './zip-size.ts';

const STARTS = 15;
const BUNDLES = { empty: './empty.ts', uplink: '../../functions/uplink-http.ts' };
type BundleName = keyof typeof BUNDLES;

/** A cold start of the webhook function beside one of an empty function: interleaved, one core, the same bootstrap. */
export async function coldSection(): Promise<SectionReport> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  const [api, dynamo] = await Promise.all([openRuntimeApi(), openNullDynamo()]);
  try {
    const sizes: Partial<Record<BundleName, BundleSize>> = {};
    for (const name of namesOf(BUNDLES)) {
      bundle(fileURLToPath(new URL(BUNDLES[name], import.meta.url)), join(folder, name), leftOut('uplink-http'));
      sizes[name] = await sizeOf(join(folder, name));
    }
    const env = await environment(folder, dynamo.url);
    const starts: Record<BundleName, Start[]> = { empty: [], uplink: [] };
    for (let i = 0; i <= STARTS; i++) {
      for (const name of i % 2 === 0 ? namesOf(BUNDLES) : namesOf(BUNDLES).reverse()) {
        const one = await start(join(folder, name, 'index.mjs'), api, env, uplinkEvent());
        // The first start of each fills the disk cache.
        if (i > 0) starts[name].push(one);
      }
    }
    return reportOf(starts, sizes);
  } finally {
    api.close();
    dynamo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function namesOf<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[];
}

async function environment(folder: string, dynamo: string): Promise<Record<string, string>> {
  const keyFile = join(folder, 'stack.key');
  await writeFile(keyFile, '00'.repeat(32));
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_ENDPOINT_URL_DYNAMODB: dynamo,
    TRIBUTARY_KEY_FILE: keyFile,
    TRIBUTARY_TYPE: 'chirpstack',
  };
}

function reportOf(starts: Record<BundleName, Start[]>, sizes: Partial<Record<BundleName, BundleSize>>): SectionReport {
  const medians = { empty: medianOf(starts.empty), uplink: medianOf(starts.uplink) };
  const rows = namesOf(BUNDLES).map((name) => {
    const { initMs, firstMs, secondMs, rssMb } = medians[name];
    const { entryKb = Number.NaN, zipKb = Number.NaN } = sizes[name] ?? {};
    return [name, entryKb, zipKb, initMs, firstMs, secondMs, initMs + firstMs, rssMb];
  });
  const head = ['bundle', 'entry KB', 'zip KB', 'init ms', 'first ms', 'second ms', 'init + first ms', 'RSS MB'];
  const how = `${STARTS} starts each, ${pinned ? 'bound to one core' : 'not bound to a core'}, medians`;
  const init = medians.uplink.initMs / medians.empty.initMs;
  const zipKb = sizes.uplink?.zipKb ?? Number.NaN;
  return {
    title: 'Cold start',
    blocks: [`**Init = spawn to the first request for an event** (${how})`, tableOf(head, rows)],
    bars: [
      {
        what: 'init of the webhook function ÷ empty',
        measured: init,
        unit: 'x',
        must: { atMost: 1.8 },
        aim: { atMost: 1.67 },
      },
      {
        what: 'zip of the webhook function',
        measured: zipKb,
        unit: ' KB',
        must: { atMost: 450 },
        aim: { atMost: 370 },
      },
    ],
    figures: { medians, sizes, starts },
  };
}

function medianOf(starts: Start[]): Start {
  const of = (key: keyof Start) => median(starts.map((one) => one[key]));
  return { initMs: of('initMs'), firstMs: of('firstMs'), secondMs: of('secondMs'), rssMb: of('rssMb') };
}
