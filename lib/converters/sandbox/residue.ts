import { ARENA, WASM_FACTS } from './layout.ts';

/** A script's own frames lie in the upper part of the C stack; so much of it is looked at between converters. */
const C_STACK_REACH = 256 * 1024;
/** So much is always wiped; deeper frames are rare and found by a look into every block below. */
const C_STACK_WIPED = 16 * 1024;
const BLOCK_WORDS = 1024 / 4;
/** The deepest frame may end in a block that looks untouched. */
const MARGIN = 8 * 1024;

/**
 * What messages leave outside their image: above the heap's end, on the dead C stack, in the arena. Nothing reads it,
 * but a memory-safety bug could. Only what was written is wiped, because the copy of the image is as fast as it is only
 * while it finds its memory in the cache.
 */
export class Residue {
  readonly #arena: number;
  readonly #stackTop: number;
  #heapEnd = 0;
  #payloadEnd = 0;
  #jsonEnd = 0;
  #everywhere = false;

  /** `arena`: its address; `stackTop`: where the C stack begins, growing down. */
  constructor(arena: number, stackTop: number) {
    this.#arena = arena;
    this.#stackTop = stackTop;
  }

  /** The heap reached up to here. */
  reached(heapEnd: number): void {
    this.#heapEnd = Math.max(this.#heapEnd, heapEnd);
  }

  /** So many bytes of payload, and of JSON text with its end, were written into the arena. */
  wrote(payload: number, json: number): void {
    this.#payloadEnd = Math.max(this.#payloadEnd, payload);
    this.#jsonEnd = Math.max(this.#jsonEnd, json);
  }

  /** The engine fell over: it may have written anywhere. */
  distrust(memory: Uint8Array): void {
    this.#heapEnd = memory.length;
    this.#everywhere = true;
  }

  /** Zeroes all of it, above the end of the heap of the image that comes next. */
  wipe(memory: Uint8Array, heapEnd: number): void {
    if (this.#heapEnd > heapEnd) memory.fill(0, heapEnd, this.#heapEnd);
    this.#heapEnd = heapEnd;
    const stack = this.#everywhere ? WASM_FACTS.cStackBytes : this.#stackUsed(memory);
    memory.fill(0, this.#stackTop - stack, this.#stackTop);
    this.#wipeArena(memory);
    this.#everywhere = false;
  }

  #wipeArena(memory: Uint8Array): void {
    const arena = this.#arena;
    if (this.#everywhere) memory.fill(0, arena, arena + ARENA.bytes);
    else {
      memory.fill(0, arena + ARENA.payload, arena + ARENA.payload + this.#payloadEnd);
      memory.fill(0, arena + ARENA.json, arena + ARENA.json + this.#jsonEnd);
    }
    this.#payloadEnd = 0;
    this.#jsonEnd = 0;
  }

  /** Frames are full of pointers, so a block of 1 KiB whose first 16 bytes are zero was not reached, or is the last. */
  #stackUsed(memory: Uint8Array): number {
    const words = new Uint32Array(memory.buffer, this.#stackTop - C_STACK_REACH, C_STACK_REACH / 4);
    const end = (C_STACK_REACH - C_STACK_WIPED) / 4;
    for (let at = 0; at < end; at += BLOCK_WORDS) {
      if (((words[at] ?? 0) | (words[at + 1] ?? 0) | (words[at + 2] ?? 0) | (words[at + 3] ?? 0)) !== 0) {
        return C_STACK_REACH - 4 * at + MARGIN;
      }
    }
    return C_STACK_WIPED;
  }
}
