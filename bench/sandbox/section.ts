import type { BenchContract, Case } from '../case.ts';
import { libraryCases } from '../library-cases.ts';
import { type Figures, measure } from '../measure/rounds.ts';
import { ownCases } from '../own-cases.ts';
import type { SectionReport } from '../report/section.ts';
import { snapshotAlone, snapshotTen } from '../strategies/engine.ts';
import { fresh } from '../strategies/fresh.ts';
import { jsExecutor } from '../strategies/js-executor.ts';
import { leaky } from '../strategies/leaky.ts';
import { plain } from '../strategies/plain.ts';
import { type ContractLimits, contractBars, LIMITS_OF } from './bars.ts';
import { emptyCase, fixedBars, fixedTable } from './fixed-cost.ts';
import { imageBars, measureParts, partTable } from './parts.ts';
import { measureSameDevice, sameDeviceBars, sameDeviceTable } from './same-device.ts';
import { byConverterTable, strategyTable } from './tables.ts';

export const STRATEGIES = [snapshotTen, snapshotAlone, leaky, fresh, jsExecutor, plain];

export interface SandboxOptions {
  rounds: number;
  /** A converter library in ThingsBoard's layout, measured beside our own converters. */
  corpus?: string;
}

/** Scripts under every strategy, what an empty script costs, and what the parts of a message cost. */
export async function sandboxSection({ rounds, corpus }: SandboxOptions): Promise<SectionReport> {
  const report: SectionReport = { title: 'Sandbox', blocks: [], bars: [], figures: {} };
  for (const contract of ['envelope', 'codec'] as const) {
    await addContract(report, TITLES[contract], contract, ownCases(contract), rounds);
  }
  if (corpus !== undefined) {
    const { contract, cases, converters } = await libraryCases(corpus);
    const taken = new Set(cases.map(({ version }) => version.hash)).size;
    const kind = contract === 'codec' ? 'codecs' : 'converters of whole envelopes';
    const title = `An external library: ${cases.length} messages of ${taken} of its ${converters} ${kind}`;
    await addContract(report, title, contract === 'codec' ? 'library codecs' : 'library', cases, rounds);
  }
  const same = await measureSameDevice(rounds);
  report.blocks.push('**One device by both contracts** (µs a message)', sameDeviceTable(same));
  report.bars.push(...sameDeviceBars(same));
  const fixed = await measure(STRATEGIES, [emptyCase()], { ...sizeOf(rounds), messages: 240 });
  report.blocks.push(`**A converter that returns \`{}\` at once** (µs a message)`, fixedTable(fixed));
  report.bars.push(...fixedBars(fixed));
  const parts = await measureParts();
  report.blocks.push('**What the parts cost**', partTable(parts));
  report.bars.push(...imageBars(parts));
  Object.assign(report.figures, { same, fixed, parts });
  return report;
}

const TITLES: Record<BenchContract, string> = {
  envelope: "The network's whole envelope as bytes (1.0 KB)",
  codec: "The device's own bytes (11 to 89) and its port: a codec",
};

async function addContract(
  report: SectionReport,
  title: string,
  name: keyof typeof LIMITS_OF,
  cases: Case[],
  rounds: number,
): Promise<void> {
  const figures = await measure(STRATEGIES, cases, sizeOf(rounds));
  const limits: ContractLimits = LIMITS_OF[name];
  report.blocks.push(`**${title}** (µs a message)`, strategyTable(figures));
  if (!name.startsWith('library')) report.blocks.push(byConverterTable(figures));
  report.bars.push(...contractBars(name, figures, limits));
  Object.assign(report.figures, { [name]: figures satisfies Figures[] });
}

function sizeOf(rounds: number) {
  return { rounds, messages: 240, warmUp: 600 };
}
