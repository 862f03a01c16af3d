import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Address, Answer, Ask, Replayed, Swept, Usage } from './protocol.ts';

/** The platform in another process. */
export interface PlatformProcess {
  address(): Promise<Address>;
  usage(): Promise<Usage>;
  replay(inFlight: number): Promise<Replayed>;
  watch(): Promise<null>;
  sweep(): Promise<Swept>;
  stop(): Promise<void>;
}

export function startPlatformProcess(): PlatformProcess {
  const child = fork(fileURLToPath(new URL('host.ts', import.meta.url)));
  const open = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  let last = 0;
  child.on('message', ({ id, value, error }: { id: number; value: Answer; error?: string }) => {
    const asker = open.get(id);
    open.delete(id);
    if (error === undefined) asker?.resolve(value);
    else asker?.reject(new Error(error));
  });
  const gone = once(child, 'exit');
  gone.then(([code]) => {
    for (const { reject } of open.values()) reject(new Error(`The platform's process ended with code ${code}`));
  });
  const ask = <T extends Answer>(question: Omit<Ask, 'id'>): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      open.set(id, { resolve: (answer) => resolve(answer as T), reject });
      child.send({ ...question, id });
    });
  return {
    address: () => ask<Address>({ what: 'address' }),
    usage: () => ask<Usage>({ what: 'usage' }),
    replay: (inFlight) => ask<Replayed>({ what: 'replay', inFlight }),
    watch: () => ask<null>({ what: 'watch' }),
    sweep: () => ask<Swept>({ what: 'sweep' }),
    stop: async () => {
      await ask<null>({ what: 'stop' });
      await gone;
    },
  };
}
