import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collector = (how: { execution: 'async' }) => Promise<void>;

let collector: Collector | null = null;
let underWay = false;

/**
 * Has garbage collected in a task of its own, which takes about 10 ms. Nothing else gives a WebAssembly memory back: V8
 * sees how much a dropped one holds only when it looks, and until then scripts that fill their heaps pile up 32 MiB each.
 */
export function collect(): void {
  collector ??= exposed();
  if (underWay) return;
  underWay = true;
  void collector({ execution: 'async' }).finally(() => {
    underWay = false;
  });
}

function exposed(): Collector {
  setFlagsFromString('--expose-gc');
  const found = runInNewContext('gc') as Collector;
  setFlagsFromString('--no-expose-gc');
  return found;
}
