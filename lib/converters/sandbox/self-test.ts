import { LIMITS } from '../limits.ts';
import type { Instance } from './instance.ts';
import { ARENA } from './layout.ts';
import { engineDiffers } from './native.ts';

/** Proves on every start what WASM_FACTS claims. Throws `unavailable`. */
export function selfTest(instance: Instance): void {
  const { native, memory, arena, heapEnd, cStackLow } = instance;
  const top = native.stackSave();
  native.stackRestore(top - 64);
  if (native.stackSave() !== top - 64) throw engineDiffers('the stack pointer cannot be set');
  if (cStackLow <= 0 || memory.subarray(cStackLow, cStackLow + 65_536).some((byte) => byte !== 0)) {
    throw engineDiffers('static data and C stack lie elsewhere');
  }
  if (arena < top || heapEnd < arena + ARENA.bytes || heapEnd - top > LIMITS.heapBytes) {
    throw engineDiffers('the heap lies elsewhere');
  }
  instance.restore(instance.base);
  if (native.stackSave() !== top) throw engineDiffers('the stack pointer is not restored');
  instance.arm(LIMITS.hardMs, 1_234_567_890_123);
  const seen = probe(instance, 'globalThis.left = 1; Date.now() + " " + new Date(2020, 6, 1).getTimezoneOffset()');
  if (seen !== '1234567890123 0') throw engineDiffers(`its clock says ${seen}`);
  instance.restore(instance.base);
  if (probe(instance, 'typeof left') !== 'undefined') throw engineDiffers('a restored memory keeps state');
  instance.restore(instance.base);
}

function probe({ context }: Instance, code: string): string {
  return context.getString(context.unwrapResult(context.evalCode(code, 'self-test', { type: 'global' })));
}
