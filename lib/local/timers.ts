import { MINUTE } from '../model/clock.ts';
import type { FunctionHost } from './host.ts';

/**
 * What EventBridge Scheduler does on AWS: the sweep, each minute. The first one, at once, looks at the youngest records
 * too: nothing that an earlier process began is in anybody's hands any more.
 */
export function startTimers(host: FunctionHost, every = MINUTE): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const run = (event: object) => {
    if (running !== null || !host.has('sweep')) return;
    running = host
      .invoke('sweep', event)
      .then(
        () => {},
        (error: unknown) => console.error(`sweep: ${error instanceof Error ? error.stack : error}`),
      )
      .finally(() => {
        running = null;
      });
  };
  run({ youngest: 0 });
  const timer = setInterval(run, every, {});
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
