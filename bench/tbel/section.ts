import { measure } from '../measure/rounds.ts';
import type { Bar, Limit } from '../report/bars.ts';
import type { SectionReport } from '../report/section.ts';
import { meanOf } from '../sandbox/bars.ts';
import { type Envelope, tbelCases } from './cases.ts';
import { loadBars, loadTable, measureLoads } from './loads.ts';
import { javaScriptTwin, plainTbel, tbel } from './strategies.ts';
import { familyTable, twinTable } from './tables.ts';

const TITLES: Record<Envelope, string> = {
  chirpstack: 'Envelopes of 1 KB, device bytes in base64',
  loriot: 'Envelopes of 0.25 KB, device bytes in hex',
};

/** How many times as long as its JavaScript twin a converter in TBEL may take. */
const TWIN: Record<Envelope, { must: Limit; aim: Limit }> = {
  chirpstack: { must: { atMost: 2.5 }, aim: { atMost: 2 } },
  loriot: { must: { atMost: 3.5 }, aim: { atMost: 2.5 } },
};

const PLAIN = { must: { atMost: 4.5 }, aim: { atMost: 4 } };

/** TBEL beside JavaScript of the same work, beside V8, and what a converter costs before its first message. */
export async function tbelSection({ rounds }: { rounds: number }): Promise<SectionReport> {
  const report: SectionReport = { title: 'TBEL', blocks: [], bars: [], figures: {} };
  for (const envelope of ['chirpstack', 'loriot'] as const) await addEnvelope(report, envelope, rounds);
  const loads = await measureLoads(tbelCases('chirpstack', 'tbel'));
  report.blocks.push('**Before the first message** (compile, load, snapshot)', loadTable(loads));
  report.bars.push(...loadBars(loads));
  Object.assign(report.figures, { loads });
  return report;
}

async function addEnvelope(report: SectionReport, envelope: Envelope, rounds: number): Promise<void> {
  const cases = tbelCases(envelope, 'tbel');
  const twin = javaScriptTwin(tbelCases(envelope, 'js'));
  const figures = await measure([tbel, twin, plainTbel], cases, { rounds, messages: 264, warmUp: 660 });
  const converters = new Set(cases.map(({ version }) => version.hash)).size;
  report.blocks.push(`**${TITLES[envelope]}**: ${converters} converters (µs a message)`, twinTable(figures));
  report.blocks.push(familyTable(figures));
  const bar = (what: string, over: string, limits: { must: Limit; aim: Limit }): Bar => {
    const measured = meanOf(figures, tbel.name) / meanOf(figures, over);
    return { what: `${envelope}: ${what}`, measured, unit: 'x', ...limits };
  };
  report.bars.push(bar('TBEL ÷ its JavaScript twin', twin.name, TWIN[envelope]));
  report.bars.push(bar('TBEL ÷ the same code in plain V8', plainTbel.name, PLAIN));
  Object.assign(report.figures, { [envelope]: figures });
}
