import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let collectSoon: ((how: { execution: 'async' }) => unknown) | null = null;

/**
 * Has garbage collected in a task of its own, which takes about 10 ms. Nothing else gives a WebAssembly memory back: V8
 * sees how much a dropped one holds only when it looks, and until then scripts that fill their heaps pile up 32 MiB each.
 */
export function collect(): void {
  collectSoon ??= exposed();
  collectSoon({ execution: 'async' });
}

function exposed(): NonNullable<typeof collectSoon> {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as NonNullable<typeof collectSoon>;
  setFlagsFromString('--no-expose-gc');
  return found;
}
