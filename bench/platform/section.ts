import type { SectionReport } from '../report/section.ts';
import { type PlatformProcess, startPlatformProcess } from './child.ts';
import { COUNTED, sendAll } from './load.ts';
import type { Usage } from './protocol.ts';
import { type Measured, type Round, reportOf } from './report.ts';
import { measureSteps } from './steps.ts';
import { connect, uplinkSource } from './uplinks.ts';

const ROUNDS = 5;
const WARM_UP = 300;
const ALONE = 100;
const MANY = { uplinks: 400, inFlight: 16 };
const COUNTED_ROUNDS = 3;

/** Uplinks through the whole local platform, in turns with the same SDK calls alone. */
export async function platformSection(): Promise<SectionReport> {
  const steps = await measureSteps();
  const platform = startPlatformProcess();
  try {
    const url = await connect(await platform.address());
    const source = uplinkSource();
    const before = await platform.usage();
    await sendAll(url, source(WARM_UP), 4);
    await platform.replay(1);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await playRound(platform, url, source));
    const after = await platform.usage();
    await platform.watch();
    const counted: Usage[] = [];
    for (let round = 0; round < COUNTED_ROUNDS; round++) counted.push(await countRound(platform, url, source));
    const records = WARM_UP + ROUNDS * (ALONE + MANY.uplinks) + COUNTED_ROUNDS * COUNTED;
    const measured: Measured = { rounds, counted, steps, before, after, records, swept: await platform.sweep() };
    return reportOf(measured);
  } finally {
    await platform.stop();
  }
}

async function playRound(platform: PlatformProcess, url: string, source: (count: number) => string[]): Promise<Round> {
  const alone = await sendAll(url, source(ALONE), 1);
  await platform.replay(MANY.inFlight);
  const before = await platform.usage();
  const many = await sendAll(url, source(MANY.uplinks), MANY.inFlight);
  const used = difference(await platform.usage(), before);
  return { alone, many, used, replayed: await platform.replay(MANY.inFlight) };
}

async function countRound(platform: PlatformProcess, url: string, source: (count: number) => string[]): Promise<Usage> {
  const before = await platform.usage();
  await sendAll(url, source(COUNTED), MANY.inFlight);
  return difference(await platform.usage(), before);
}

function difference(after: Usage, before: Usage): Usage {
  const of = (key: keyof Usage) => after[key] - before[key];
  return {
    calls: of('calls'),
    writeUnits: of('writeUnits'),
    readUnits: of('readUnits'),
    cpuMs: of('cpuMs'),
    rssMb: of('rssMb'),
  };
}
