import { writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { type BenchArguments, readArguments, type SectionName } from './arguments.ts';
import { barTable, passed } from './report/bars.ts';
import type { SectionReport } from './report/section.ts';

/** Sections are loaded when they run: one must not pay for the modules of another. */
const RUN: Record<SectionName, (given: BenchArguments) => Promise<SectionReport>> = {
  sandbox: async (given) => (await import('./sandbox/section.ts')).sandboxSection(given),
  cold: async () => (await import('./cold/section.ts')).coldSection(),
  platform: async () => (await import('./platform/section.ts')).platformSection(),
};

const given = readArguments(process.argv.slice(2));
const machine = machineOf();
console.log(`${machine}\n`);
const reports: SectionReport[] = [];
for (const name of given.sections) {
  const report = await RUN[name](given);
  reports.push(report);
  console.log([`## ${report.title}`, ...report.blocks, barTable(report.bars)].join('\n\n'), '\n');
}
const bars = reports.flatMap((report) => report.bars);
console.log(`${bars.filter((bar) => !passed(bar)).length} of ${bars.length} bars failed.`);
if (given.json !== undefined) {
  await writeFile(given.json, `${JSON.stringify({ machine, reports }, null, 2)}\n`);
}

/** Date, processor and Node, as a table of figures needs them. */
function machineOf(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${availableParallelism()} cores of ${model}, ${memory}, Node ${process.versions.node}, V8 ${process.versions.v8}`;
}
