import type { Figures } from '../measure/rounds.ts';
import type { Bar, Limit } from '../report/bars.ts';
import { snapshotAlone, snapshotTen } from '../strategies/engine.ts';
import { fresh } from '../strategies/fresh.ts';
import { jsExecutor } from '../strategies/js-executor.ts';
import { leaky } from '../strategies/leaky.ts';
import { plain } from '../strategies/plain.ts';

/** What isolation may cost, how much faster than others it must be, and how far from no sandbox at all. */
export interface ContractLimits {
  leaky: Limits;
  fresh: Limits;
  jsExecutor: Limits;
  plain: Limits;
}

interface Limits {
  must?: Limit;
  aim: Limit;
}

const ENVELOPE: ContractLimits = {
  leaky: { must: { atMost: 1.1 }, aim: { atMost: 1.05 } },
  fresh: { must: { atLeast: 5 }, aim: { atLeast: 10 } },
  jsExecutor: { must: { atLeast: 3.5 }, aim: { atLeast: 3.7 } },
  plain: { must: { atMost: 6 }, aim: { atMost: 4.5 } },
};

const CODEC: ContractLimits = {
  leaky: { must: { atMost: 1.1 }, aim: { atMost: 1.05 } },
  fresh: { must: { atLeast: 8 }, aim: { atLeast: 10 } },
  jsExecutor: { must: { atLeast: 5 }, aim: { atLeast: 7 } },
  plain: { must: { atMost: 5 }, aim: { atMost: 4.5 } },
};

export const LIMITS_OF = { envelope: ENVELOPE, codec: CODEC, library: ENVELOPE, 'library codecs': CODEC };

/** Ours is the batch of ten; the yardstick of isolation runs under the same guard. */
export function contractBars(name: string, figures: Figures[], limits: ContractLimits): Bar[] {
  const ours = meanOf(figures, snapshotTen.name);
  const bar = (what: string, measured: number, limit: Partial<Limits>): Bar => ({
    what: `${name}: ${what}`,
    measured,
    unit: 'x',
    ...limit,
  });
  return [
    bar('snapshot ÷ leaky cached context', ours / meanOf(figures, leaky.name), limits.leaky),
    bar('fresh runtime ÷ snapshot', meanOf(figures, fresh.name) / ours, limits.fresh),
    bar('js-executor way ÷ snapshot', meanOf(figures, jsExecutor.name) / ours, limits.jsExecutor),
    bar('snapshot ÷ plain V8', ours / meanOf(figures, plain.name), limits.plain),
    // A webhook brings one message: its guard is its own, as the js-executor's timeout is.
    bar('js-executor way ÷ snapshot alone', meanOf(figures, jsExecutor.name) / meanOf(figures, snapshotAlone.name), {}),
  ];
}

export function meanOf(figures: Figures[], name: string): number {
  return figures.find((one) => one.name === name)?.mean ?? Number.NaN;
}
