import { contractOf } from '../../lib/converters/contracts/table.ts';
import { Instance } from '../../lib/converters/sandbox/instance.ts';
import { load } from '../../lib/converters/sandbox/load.ts';
import { compileWasm } from '../../lib/converters/sandbox/wasm.ts';
import type { Case } from '../case.ts';
import { median, percentile } from '../measure/statistics.ts';
import type { Bar } from '../report/bars.ts';
import { tableOf } from '../report/markdown.ts';

const TIMES = 9;

/** What converters cost before their first message, one figure for each of them. */
export interface Loads {
  /** Milliseconds from script to JavaScript. */
  compileMs: number[];
  /** Milliseconds from JavaScript to snapshot. */
  loadMs: number[];
  /** KB put back before a message, the runtime's part included. */
  imageKb: number[];
  /** KB of it that no other converter shares. */
  ownKb: number[];
}

/** Each converter in turn, several times over; the median of each counts. */
export async function measureLoads(cases: Case[]): Promise<Loads> {
  const instance = await Instance.open(await compileWasm());
  const versions = new Map(cases.map(({ version }) => [version.hash, version]));
  const loads: Loads = { compileMs: [], loadMs: [], imageKb: [], ownKb: [] };
  const timed = [...versions.values()].map((version) => ({ version, compiles: [] as number[], loads: [] as number[] }));
  for (let turn = 0; turn < TIMES; turn++) {
    for (const { version, compiles, loads: loaded } of timed) {
      const started = performance.now();
      const program = contractOf(version).uplink.program(version);
      const compiled = performance.now();
      const { image } = load(instance, program);
      compiles.push(compiled - started);
      loaded.push(performance.now() - compiled);
      if (turn > 0) continue;
      loads.imageKb.push(image.parts.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024);
      loads.ownKb.push(image.size / 1024);
    }
  }
  loads.compileMs = timed.map(({ compiles }) => median(compiles));
  loads.loadMs = timed.map(({ loads: loaded }) => median(loaded));
  return loads;
}

export function loadTable({ compileMs, loadMs, imageKb, ownKb }: Loads): string {
  const row = (what: string, list: number[]) => [what, median(list), percentile(list, 100)];
  return tableOf(
    ['of a converter', 'median', 'most'],
    [
      row('compile ms', compileMs),
      row('load and snapshot ms', loadMs),
      row('image KB', imageKb),
      row('of it its own KB', ownKb),
    ],
  );
}

export function loadBars({ compileMs, loadMs, imageKb }: Loads): Bar[] {
  const both = compileMs.map((ms, i) => ms + (loadMs[i] ?? Number.NaN));
  const image = percentile(imageKb, 100);
  return [
    { what: 'compile and load, median', measured: median(both), unit: ' ms', must: { atMost: 5 }, aim: { atMost: 4 } },
    { what: 'largest image', measured: image, unit: ' KB', must: { atMost: 720 }, aim: { atMost: 500 } },
  ];
}
