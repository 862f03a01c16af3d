import { openEngine } from '../../lib/converters/engine.ts';
import { Failure } from '../../lib/model/failure.ts';
import { oneByOne, type Strategy } from './strategy.ts';

/** Ours as a batch of a queue or stream runs: a snapshot restored per message, ten messages under one outer guard. */
export const snapshotTen: Strategy = {
  name: 'snapshot per message, ten a guard',
  batch: 10,
  async open(cases) {
    const engine = await openEngine();
    for (const { version } of cases) engine.check(version);
    return {
      run: (batch) =>
        engine.runUplinks(batch).map((run) => {
          if (run instanceof Failure) throw run;
          return run;
        }),
      close: () => engine.close(),
    };
  },
};

/** Ours as a webhook runs: one message, one guard. */
export const snapshotAlone: Strategy = {
  name: 'snapshot per message, alone',
  batch: 1,
  async open(cases) {
    const engine = await openEngine();
    for (const { version } of cases) engine.check(version);
    return {
      run: (batch) => oneByOne(batch, ({ version, input }) => engine.runUplink(version, input).output),
      close: () => engine.close(),
    };
  },
};
