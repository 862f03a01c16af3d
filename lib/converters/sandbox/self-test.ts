import { LIMITS } from '../limits.ts';
import type { Instance } from './instance.ts';
import { ARENA, WASM_FACTS } from './layout.ts';
import { engineDiffers } from './native.ts';

/** QuickJS' own figure for a new runtime. */
const GC_THRESHOLD = 256 * 1024;

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
  const { from, to } = instance.heapTop;
  if (from < arena + ARENA.bytes || to > heapEnd || instance.words[(from + 4) >> 2] !== to - from + 1) {
    throw engineDiffers('the end of the used heap is noted elsewhere');
  }
  testGarbage(instance);
  instance.restore(instance.base);
  if (native.stackSave() !== top) throw engineDiffers('the stack pointer is not restored');
  instance.arm(LIMITS.hardMs, 1_234_567_890_123);
  const seen = probe(instance, 'globalThis.left = 1; Date.now() + " " + new Date(2020, 6, 1).getTimezoneOffset()');
  if (seen !== '1234567890123 0') throw engineDiffers(`its clock says ${seen}`);
  instance.restore(instance.base);
  if (probe(instance, 'typeof left') !== 'undefined') throw engineDiffers('a restored memory keeps state');
  instance.restore(instance.base);
}

/** 2,000 objects that are dropped at once need no room, unless garbage is kept. */
function testGarbage(instance: Instance): void {
  const { base, words, memory, native } = instance;
  const collects = words[(native.runtime + WASM_FACTS.gcThreshold) >> 2];
  if (collects !== GC_THRESHOLD || memory[native.runtime + WASM_FACTS.gcPhase] !== 0) {
    throw engineDiffers('its garbage collector is steered from elsewhere');
  }
  // The house's own functions were compiled without their source.
  if (probe(instance, 'atob + ""').includes('=>')) throw engineDiffers('it keeps source texts');
  const grows = [false, true].map((kept) => {
    instance.restore(base);
    if (kept) instance.keepGarbage();
    probe(instance, 'for (let i = 0; i < 2000; i++) ({ i }); ""');
    return instance.heapEnd > base.end + 65_536;
  });
  if (grows[0] || !grows[1]) throw engineDiffers('it does not keep garbage as told');
}

function probe({ context }: Instance, code: string): string {
  return context.getString(context.unwrapResult(context.evalCode(code, 'self-test', { type: 'global' })));
}
