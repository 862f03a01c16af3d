import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { type BenchArguments, readArguments, type SectionName } from './arguments.ts';
import { barTable, passed } from './report/bars.ts';
import { pasted } from './report/paste.ts';
import type { SectionReport } from './report/section.ts';

/** Sections are loaded when they run: one must not pay for the modules of another. */
const RUN: Record<SectionName, (given: BenchArguments) => Promise<SectionReport>> = {
  sandbox: async (given) => (await import('./sandbox/section.ts')).sandboxSection(given),
  tbel: async (given) => (await import('./tbel/section.ts')).tbelSection(given),
  codecs: async (given) => (await import('./codecs/section.ts')).codecsSection(given),
  cold: async () => (await import('./cold/section.ts')).coldSection(),
  platform: async () => (await import('./platform/section.ts')).platformSection(),
  downlink: async () => (await import('./downlink/section.ts')).downlinkSection(),
};

const given = readArguments(process.argv.slice(2));
const reports: SectionReport[] = [];
const blocks: string[] = [];
tell(machineOf());
for (const name of given.sections) {
  try {
    const report = await RUN[name](given);
    reports.push(report);
    tell(`### ${report.title}`, ...report.blocks, barTable(report.bars));
  } catch (thrown) {
    // What the other sections found is worth keeping.
    console.error(thrown);
    tell(`### ${name}: failed`);
    process.exitCode = 1;
  }
}
const bars = reports.flatMap((report) => report.bars);
tell(`${bars.filter((bar) => !passed(bar)).length} of ${bars.length} bars failed.`);
if (given.json !== undefined) {
  await writeFile(given.json, `${JSON.stringify({ machine: machineOf(), reports }, null, 2)}\n`);
}
if (given.into !== undefined && process.exitCode === undefined) {
  await writeFile(given.into, pasted(await readFile(given.into, 'utf8'), blocks.join('\n\n')));
}

function tell(...more: string[]): void {
  blocks.push(...more);
  console.log(`${more.join('\n\n')}\n`);
}

/** Date, processor and Node, as a table of figures needs them. */
function machineOf(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  const { node, v8 } = process.versions;
  return `Measured ${day} on ${availableParallelism()} cores of ${model}, ${memory}, Node ${node}, V8 ${v8}.`;
}
