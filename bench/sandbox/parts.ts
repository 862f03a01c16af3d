import { contractOf } from '../../lib/converters/contracts/table.ts';
import { LIMITS } from '../../lib/converters/limits.ts';
import { guarded } from '../../lib/converters/sandbox/guard.ts';
import { Instance } from '../../lib/converters/sandbox/instance.ts';
import { load } from '../../lib/converters/sandbox/load.ts';
import type { Snapshot } from '../../lib/converters/sandbox/snapshot-cache.ts';
import { compileWasm } from '../../lib/converters/sandbox/wasm.ts';
import { median } from '../measure/statistics.ts';
import { ownCases } from '../own-cases.ts';
import type { Bar } from '../report/bars.ts';
import { type Cell, tableOf } from '../report/markdown.ts';
import { emptyCase } from './fixed-cost.ts';

const SAMPLES = 25;
const CALLS = 100;

export interface Parts {
  /** Milliseconds from nothing to an instance that can run. */
  openMs: number;
  /** Microseconds of an outer guard around nothing. */
  guardUs: number;
  converters: ConverterParts[];
}

interface ConverterParts {
  name: string;
  scriptBytes: number;
  imageBytes: number;
  /** Compile, top-level code and snapshot. */
  loadMs: number;
  /** Putting the image back, when the same converter ran before and when another one did. */
  restoreUs: number;
  restoreAfterAnotherUs: number;
}

/** Looks at a message's parts one at a time. */
export async function measureParts(): Promise<Parts> {
  const started = performance.now();
  const instance = await Instance.open(await compileWasm());
  const openMs = performance.now() - started;
  const cases = [emptyCase(), ...ownCases('envelope').slice(0, 3)];
  const [other] = cases.map(({ version }) => load(instance, contractOf(version).uplink.program(version)));
  if (other === undefined) throw new Error('no converter');
  const converters = cases.map(({ name, version }) => {
    const program = contractOf(version).uplink.program(version);
    const snapshot = load(instance, program);
    return {
      name: name.split('/')[0] ?? name,
      scriptBytes: Buffer.byteLength(version.script),
      imageBytes: snapshot.image.size,
      loadMs: medianMs(1, () => load(instance, program)),
      ...restoreTimes(instance, snapshot, other),
    };
  });
  return { openMs, guardUs: 1_000 * medianMs(CALLS, () => guarded(() => undefined, LIMITS.hardMs)), converters };
}

function restoreTimes(instance: Instance, { image }: Snapshot, other: Snapshot) {
  const restoreUs = 1_000 * medianMs(CALLS, () => instance.restore(image));
  const otherUs = 1_000 * medianMs(CALLS, () => instance.restore(other.image));
  const bothUs =
    1_000 *
    medianMs(CALLS, () => {
      instance.restore(other.image);
      instance.restore(image);
    });
  const wipeUs = Math.max(0, (bothUs - restoreUs - otherUs) / 2);
  return { restoreUs, restoreAfterAnotherUs: restoreUs + wipeUs };
}

/** Milliseconds of one call: median over samples of so many calls. */
function medianMs(calls: number, work: () => void): number {
  for (let i = 0; i < calls; i++) work();
  const samples = Array.from({ length: SAMPLES }, () => {
    const started = performance.now();
    for (let i = 0; i < calls; i++) work();
    return (performance.now() - started) / calls;
  });
  return median(samples);
}

export function partTable({ openMs, guardUs, converters }: Parts): string {
  const rows: Cell[][] = converters.map((one) => [
    one.name,
    one.scriptBytes,
    one.imageBytes,
    one.loadMs,
    one.restoreUs,
    one.restoreAfterAnotherUs,
  ]);
  const head = ['converter', 'script bytes', 'image bytes', 'compile + load ms', 'restore µs', 'after another µs'];
  const others = `Opening an instance: ${openMs.toFixed(1)} ms. An outer guard around nothing: ${guardUs.toFixed(0)} µs.`;
  return `${tableOf(head, rows)}\n\n${others}`;
}

export function imageBars({ converters }: Parts): Bar[] {
  return converters.map(({ name, imageBytes }) => ({
    what: `image of a converter: ${name}`,
    measured: imageBytes / 1024,
    unit: ' KB',
    aim: { atMost: 280 },
  }));
}
