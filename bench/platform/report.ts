import { costs, type Usage as Priced } from '../cost.ts';
import { median, percentile } from '../measure/statistics.ts';
import { ASSUMED, PRICES } from '../prices.ts';
import type { Bar } from '../report/bars.ts';
import { type Cell, tableOf } from '../report/markdown.ts';
import type { SectionReport } from '../report/section.ts';
import type { Load } from './load.ts';
import { COUNTED } from './load.ts';
import type { Replayed, Swept, Usage } from './protocol.ts';
import type { Steps } from './steps.ts';

export interface Round {
  alone: Load;
  many: Load;
  /** What the many cost the platform's process. */
  used: Usage;
  /** The many's DynamoDB calls, made again by the SDK alone. */
  replayed: Replayed;
}

export interface Measured {
  rounds: Round[];
  /** What rounds of `COUNTED` uplinks used, whose time does not count. */
  counted: Usage[];
  steps: Steps;
  before: Usage;
  after: Usage;
  records: number;
  swept: Swept;
}

/** Each minute's sweep looks at records from one minute of age to three minutes before its mark. */
const SWEEPS_PER_RECORD = 4;

interface PerUplink extends Priced {
  calls: number;
  cpuMs: number;
  sdkCpuMs: number;
}

export function reportOf(measured: Measured): SectionReport {
  const used = perUplink(measured);
  const how = `${measured.rounds.length} rounds, local DynamoDB on disk, the sender on the same cores`;
  const estimate = `billed time ${ASSUMED.billedMs} ms at ${ASSUMED.memoryGb} GB is an estimate`;
  return {
    title: 'Local platform, end to end',
    blocks: [
      `**Uplinks** (${how})`,
      loadTable(measured.rounds),
      '**What one uplink takes** (at 16 in flight; refreshes of catalogue and counters included)',
      tableOf(['', 'measured'], [...cpuRows(used, measured.steps), ...storeRows(used, measured)]),
      `**Dollars per million uplinks** (prices of ${PRICES.asOf}; ${estimate})`,
      costTable(used),
    ],
    bars: barsOf(used, measured.rounds),
    figures: { ...measured, perUplink: used, costs: costs(used) },
  };
}

function perUplink({ rounds, counted, swept, records }: Measured): PerUplink {
  // The median leaves out a round into which the platform's own sweep fell.
  const of = (key: 'calls' | 'writeUnits' | 'readUnits') => median(counted.map((used) => used[key] / COUNTED));
  return {
    calls: of('calls'),
    writeUnits: of('writeUnits'),
    readUnits: of('readUnits'),
    sweepReadUnits: (SWEEPS_PER_RECORD * swept.readUnits) / records,
    cpuMs: median(rounds.map(({ used, many }) => used.cpuMs / many.sent)),
    sdkCpuMs: median(rounds.map(({ replayed, many }) => replayed.cpuMs / many.sent)),
  };
}

function loadTable(rounds: Round[]): string {
  const row = (name: string, loads: Load[]): Cell[] => {
    const all = loads.flatMap(({ latencies }) => latencies);
    const rate = median(loads.map(({ sent, ms }) => (1_000 * sent) / ms));
    return [name, rate, percentile(all, 50), percentile(all, 99)];
  };
  const replays = rounds.map(({ many, replayed }) => ({ sent: many.sent, ms: replayed.ms, latencies: [] }));
  const alone = rounds.map((round) => round.alone);
  const many = rounds.map((round) => round.many);
  return tableOf(
    ['', 'uplinks/s', 'p50 ms', 'p99 ms'],
    [
      row('platform, 1 in flight', alone),
      row('platform, 16 in flight', many),
      row('the same SDK calls alone, 16 in flight', replays),
    ],
  );
}

function cpuRows({ cpuMs, sdkCpuMs }: PerUplink, steps: Steps): Cell[][] {
  const pure = (steps.edge + steps.parse + steps.convert + steps.normalise) / 1_000;
  return [
    ['CPU ms of the platform with its local servers', cpuMs],
    ['– DynamoDB calls by the SDK alone, local server included', sdkCpuMs],
    ['– event to arrival', steps.edge / 1_000],
    ['– parse the envelope', steps.parse / 1_000],
    ['– convert, its own guard included', steps.convert / 1_000],
    ['– normalise the result', steps.normalise / 1_000],
    ['– HTTP door, plan, record and the rest', cpuMs - sdkCpuMs - pure],
  ];
}

function storeRows(used: PerUplink, { before, after, swept, records }: Measured): Cell[][] {
  return [
    ['DynamoDB calls', used.calls],
    ['write units, indexes counted', used.writeUnits],
    ['read units', used.readUnits],
    [`read units of the ${SWEEPS_PER_RECORD} sweeps that look at its record`, used.sweepReadUnits],
    ['ms of one sweep for each record', swept.ms / records],
    ['RSS MB before the load', before.rssMb],
    [`RSS MB after ${records.toLocaleString('en-US')} uplinks, the twin store of the comparison included`, after.rssMb],
  ];
}

function costTable(used: PerUplink): string {
  const rows = costs(used).map((one) => [one.door, one.entry, one.lambda, one.dynamo, one.sweep, one.logs, one.sum]);
  return tableOf(['door', 'entry', 'Lambda', 'DynamoDB', 'sweep reads', 'logs', 'sum'], rows);
}

function barsOf(used: PerUplink, rounds: Round[]): Bar[] {
  const share = median(rounds.map(({ many, replayed }) => replayed.ms / many.ms));
  const failed = rounds.reduce((sum, { replayed }) => sum + replayed.failed, 0);
  // The promise of four is without refreshes, which at this rate are a fraction of a call.
  const four = { atMost: 4.1 };
  return [
    { what: 'platform ÷ the same SDK calls alone', measured: 100 * share, unit: ' %', must: { atLeast: 60 } },
    { what: 'AWS calls per uplink', measured: used.calls, unit: '', must: four },
    { what: 'write units per uplink', measured: used.writeUnits, unit: '', must: four },
    { what: 'calls that failed when repeated', measured: failed, unit: '', must: { atMost: 0 } },
  ];
}
