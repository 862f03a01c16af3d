import { isDeepStrictEqual } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Case } from '../case.ts';
import type { OpenStrategy, Outcome, Strategy } from '../strategies/strategy.ts';
import { median, percentile } from './statistics.ts';

export interface RoundOptions {
  rounds: number;
  /** Messages of each strategy in each round, at least. */
  messages: number;
  /** Messages of each strategy before anything counts. */
  warmUp: number;
}

/** Microseconds a message. */
export interface Figures {
  name: string;
  /** Median of the rounds' means, everything around the messages counted. */
  mean: number;
  /** Of single messages. */
  p50: number;
  p99: number;
  /** p50 by converter: the part of a case's name before the first slash. */
  byConverter: Record<string, number>;
  /** How many messages these are. */
  messages: number;
}

setFlagsFromString('--expose-gc');
/**
 * Before each round of each strategy: nobody pays for what another one left behind. A round is long enough that a
 * strategy that makes much garbage collects most of it itself.
 */
const collectGarbage = runInNewContext('gc') as () => void;

interface Contestant {
  name: string;
  opened: OpenStrategy;
  batches: Case[][];
  means: number[];
  /** Times of single messages, by converter. */
  singles: Map<string, number[]>;
}

/**
 * Measures strategies against each other: every strategy in every round, each round beginning with another one, so
 * that whatever else the machine does hits all alike. Throws when two strategies disagree about a result.
 */
export async function measure(strategies: Strategy[], cases: Case[], options: RoundOptions): Promise<Figures[]> {
  const contestants = await Promise.all(strategies.map((one) => enter(one, cases, options)));
  agree(contestants, cases);
  for (const { opened, batches } of contestants) {
    for (let done = 0; done < options.warmUp; done += lengthOf(batches)) for (const batch of batches) opened.run(batch);
  }
  for (let round = 0; round < options.rounds; round++) {
    for (let i = 0; i < contestants.length; i++) playRound(contestants[(round + i) % contestants.length]);
    // Lets a replaced instance settle and timers run.
    await new Promise((resolve) => setImmediate(resolve));
  }
  for (const { opened } of contestants) opened.close();
  return contestants.map(figuresOf);
}

function figuresOf({ name, means, singles }: Contestant): Figures {
  const all = [...singles.values()].flat();
  return {
    name,
    mean: median(means),
    p50: percentile(all, 50),
    p99: percentile(all, 99),
    byConverter: Object.fromEntries([...singles].map(([converter, times]) => [converter, median(times)])),
    messages: all.length,
  };
}

async function enter(strategy: Strategy, cases: Case[], { messages }: RoundOptions): Promise<Contestant> {
  const opened = await strategy.open(cases);
  const turns = Math.max(1, Math.ceil(messages / cases.length));
  const all = Array.from({ length: turns }, () => cases).flat();
  const batches: Case[][] = [];
  for (let at = 0; at < all.length; at += strategy.batch) batches.push(all.slice(at, at + strategy.batch));
  return { name: strategy.name, opened, batches, means: [], singles: new Map() };
}

function playRound(contestant: Contestant | undefined): void {
  if (contestant === undefined) return;
  const { opened, batches, means, singles } = contestant;
  const played: { batch: Case[]; outcomes: Outcome[] }[] = [];
  collectGarbage();
  const started = performance.now();
  for (const batch of batches) played.push({ batch, outcomes: opened.run(batch) });
  means.push((1_000 * (performance.now() - started)) / lengthOf(batches));
  for (const { batch, outcomes } of played) {
    for (const [i, { ms }] of outcomes.entries()) {
      const converter = batch[i]?.name.split('/')[0] ?? '';
      const times = singles.get(converter) ?? [];
      singles.set(converter, times);
      times.push(1_000 * ms);
    }
  }
}

/** A strategy that is fast and wrong must not win. */
function agree(contestants: Contestant[], cases: Case[]): void {
  for (const one of cases) {
    const outputs = contestants.map(({ opened }) => asJson(opened.run([one])[0]?.output));
    for (const [i, output] of outputs.entries()) {
      if (isDeepStrictEqual(output, outputs[0])) continue;
      const names = `"${contestants[0]?.name}" and "${contestants[i]?.name}"`;
      throw new Error(`${names} disagree about ${one.name}`);
    }
  }
}

/** A plain function's result may hold what JSON does not, such as undefined. */
function asJson(output: unknown): unknown {
  return JSON.parse(JSON.stringify(output ?? null));
}

function lengthOf(batches: Case[][]): number {
  return batches.reduce((sum, batch) => sum + batch.length, 0);
}
