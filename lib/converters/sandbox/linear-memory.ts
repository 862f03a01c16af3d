import { WASM_FACTS } from './layout.ts';

/** What the allocator notes at the start of each piece of memory. */
export const CHUNK_HEAD = 8;

/** QuickJS' own number for the phase in which its collector removes cycles. */
const GC_AT_WORK = 2;
/** QuickJS' own number for no size at which it collects. */
const GC_NEVER = 0xffff_ffff;
/** QuickJS' own number for functions without any debug information. */
const STRIP_DEBUG = 2;

/** The memory of an instance, with the places in it that layout.ts knows. */
export class LinearMemory {
  readonly #memory: WebAssembly.Memory;
  #bytes: Uint8Array;
  #words: Uint32Array;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#bytes = new Uint8Array(memory.buffer);
    this.#words = new Uint32Array(memory.buffer);
  }

  /** Never keep it: the buffer is another one after a growth. */
  get bytes(): Uint8Array {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#memory.buffer);
    return this.#bytes;
  }

  /** The same as words; a word's index is its address divided by four. */
  get words(): Uint32Array {
    if (this.#words.length === 0) this.#words = new Uint32Array(this.#memory.buffer);
    return this.#words;
  }

  get heapEnd(): number {
    return Math.min(this.words[WASM_FACTS.heapEndAddress >> 2] ?? 0, this.bytes.length);
  }

  /** The free memory at the heap's end: its first byte, and the one after its last. */
  get heapTop(): { from: number; to: number } {
    const at = WASM_FACTS.heapTopAddress >> 2;
    const [size, from] = [this.words[at] ?? 0, this.words[at + 3] ?? 0];
    return { from, to: from + size };
  }

  /**
   * From now on nothing that a script drops is freed: QuickJS does not while it believes that its garbage collector is at
   * work. The collector itself must never start then: it does not expect dead objects that are weakly held.
   * `runtime`: the address of QuickJS' runtime, here and below.
   */
  keepGarbage(runtime: number): void {
    this.bytes[runtime + WASM_FACTS.gcPhase] = GC_AT_WORK;
    this.words[(runtime + WASM_FACTS.gcThreshold) >> 2] = GC_NEVER;
  }

  /** Functions that are compiled while it is on keep no source text, no lines and no names of variables. */
  strip(runtime: number, on: boolean): void {
    this.bytes[runtime + WASM_FACTS.stripFlags] = on ? STRIP_DEBUG : 0;
  }
}
