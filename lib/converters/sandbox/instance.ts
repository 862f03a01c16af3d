import type { QuickJSContext } from 'quickjs-emscripten-core';
import { LIMITS } from '../limits.ts';
import { type Image, putImage, sameImage, takeImage } from './image.ts';
import { ARENA, WASM_FACTS } from './layout.ts';
import { CHUNK_HEAD, LinearMemory } from './linear-memory.ts';
import { exportsOf, handleOf, type Native, nativeOf, pointerOf } from './native.ts';
import { Residue } from './residue.ts';
import { BASE_IMAGE } from './shims/base-image.gen.ts';
import { type Host, instantiate, type Wasm } from './wasm.ts';

const CONSTANTS = WASM_FACTS.constants;

/** Addresses of what the host calls inside the VM (see shims/calls.ts); part of every image. */
export interface Entry {
  install: number;
  invoke: number;
  describe: number;
}

/**
 * One WASM instance. Whatever a script does to it lies in its linear memory and its stack pointer; `restore` puts both
 * back. Values made after a snapshot are forgotten by the next restore and must never be freed.
 */
export class Instance {
  readonly context: QuickJSContext;
  readonly native: Native;
  readonly entry: Entry;
  /** Instances of equal layout can use each other's images. */
  readonly layout: string;
  readonly base: Image;
  /** Where the block lies through which everything crosses. */
  readonly arena: number;
  readonly #bases: Map<readonly string[], Image>;
  readonly #host: Host;
  readonly #linear: LinearMemory;
  readonly #heapStart: number;
  readonly #residue: Residue;
  readonly #constants: Uint8Array;
  #interrupted = false;
  #distrusted = false;
  #deadline = Number.POSITIVE_INFINITY;
  #loaded: Image | null = null;

  /** `previous`: the one it takes over from, whose base images it uses where they are equal. */
  static async open(module: WebAssembly.Module, previous?: Instance): Promise<Instance> {
    const host = { now: 0, refused: false };
    return new Instance(await instantiate(module, host), host, previous);
  }

  private constructor(wasm: Wasm, host: Host, previous: Instance | undefined) {
    this.#host = host;
    this.#linear = new LinearMemory(wasm.memory);
    const { malloc, stackSave } = exportsOf(wasm);
    this.#heapStart = stackSave();
    // The arena comes first, so that snapshots can leave it out.
    this.arena = malloc(ARENA.bytes);
    // The engine's start used a little of it.
    this.memory.fill(0, this.arena, this.arena + ARENA.payload);
    this.#residue = new Residue(this.arena, this.#heapStart);
    this.context = this.#openContext(wasm);
    this.native = nativeOf(wasm, this.context);
    this.entry = this.#buildBase();
    this.layout = [this.#heapStart, this.arena, ...Object.values(this.entry)].join(' ');
    this.#constants = this.memory.slice(CONSTANTS.from, CONSTANTS.to);
    const base = this.capture();
    const equal = previous !== undefined && previous.layout === this.layout && sameImage(previous.base, base);
    this.base = equal ? previous.base : base;
    this.#bases = equal ? previous.#bases : new Map();
  }

  /** The linear memory. Never keep it: the buffer is another one after a growth. */
  get memory(): Uint8Array {
    return this.#linear.bytes;
  }

  /** The same as words. */
  get words(): Uint32Array {
    return this.#linear.words;
  }

  /** True when the soft deadline ended what ran last. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** True when what ran last asked for more memory than there may be. */
  get refused(): boolean {
    return this.#host.refused;
  }

  /** Memory grew so far that a new instance is worth its price, or the engine fell over. */
  get worn(): boolean {
    return this.#distrusted || this.memory.length > LIMITS.replaceBytes;
  }

  /** The script used up nearly all it may allocate. */
  get heapFull(): boolean {
    return this.heapEnd - this.#heapStart > 0.9 * LIMITS.heapBytes;
  }

  /** What runs from now on has `ms` milliseconds and sees `now` (epoch ms) as the time. */
  arm(ms: number, now: number): void {
    this.#interrupted = false;
    this.#deadline = performance.now() + ms;
    this.#host.now = now;
    this.#host.refused = false;
  }

  /** The base image with a runtime evaluated on top, made once. The runtime is the house's own: it must not throw. */
  baseWith(runtime: readonly string[]): Image {
    const known = this.#bases.get(runtime);
    if (known !== undefined) return known;
    const { context } = this;
    this.begin(this.base);
    this.#linear.strip(this.native.runtime, true);
    for (const script of runtime)
      context.unwrapResult(context.evalCode(script, 'runtime', { type: 'global' })).dispose();
    this.#linear.strip(this.native.runtime, false);
    const image = this.capture();
    this.#bases.set(runtime, image);
    return image;
  }

  /** A copy of the instance as it is now, over a base image. Only between calls, when nothing lies on the C stack. */
  capture(base?: Image): Image {
    const { arena } = this;
    const { from, to } = this.heapTop;
    const ranges: [number, number][] = [
      [0, CONSTANTS.from],
      [CONSTANTS.to, this.cStackLow],
      [this.#heapStart, arena],
      [arena + ARENA.bytes, from + CHUNK_HEAD],
      // The allocator's mark of the end.
      [to, to + CHUNK_HEAD],
    ];
    return takeImage(this.memory, ranges, from + CHUNK_HEAD, base);
  }

  /** Restores an image for a converter that is new: whatever lies above it would become part of its snapshot. */
  begin(image: Image): void {
    this.#loaded = null;
    this.restore(image);
  }

  /**
   * Makes the instance what it was at `capture`. When another converter ran before, what only a memory-safety bug could
   * reach is put right too: what that one left above the image, on the C stack and in the arena, and the constants.
   */
  restore(image: Image): void {
    this.#residue.reached(this.heapEnd);
    if (image !== this.#loaded) {
      this.#residue.wipe(this.memory, image.end);
      this.memory.set(this.#constants, CONSTANTS.from);
    }
    putImage(this.memory, image);
    this.native.stackRestore(this.#heapStart);
    this.clearLog();
    this.#loaded = image;
  }

  /** Until the next restore garbage is not freed, which saves a tenth of a message's time: it all goes at once with that. */
  keepGarbage(): void {
    this.#linear.keepGarbage(this.native.runtime);
  }

  /** So many bytes above the image are in use. */
  usedSince(image: Image): number {
    return this.heapTop.from - image.end;
  }

  /** Forgets what was logged, and the argument list. */
  clearLog(): void {
    const { arena } = this;
    this.memory.fill(0, arena, arena + ARENA.log + 2 * this.logged);
  }

  /** So many characters lie in the log. The script could have written another number. */
  get logged(): number {
    return Math.min(this.words[(this.arena + ARENA.logCount) >> 2] ?? 0, LIMITS.logCharacters);
  }

  /** Notes how many bytes of payload and of JSON text were written into the arena. */
  wroteCall(payload: number, json: number): void {
    this.#residue.wrote(payload, json);
  }

  /** The engine itself fell over: it may have written anywhere. The next restore wipes all that is not in the image. */
  distrust(): void {
    this.#distrusted = true;
    this.#loaded = null;
    this.#residue.distrust(this.memory);
  }

  get cStackLow(): number {
    return this.#heapStart - WASM_FACTS.cStackBytes;
  }

  get heapEnd(): number {
    return this.#linear.heapEnd;
  }

  get heapTop(): { from: number; to: number } {
    return this.#linear.heapTop;
  }

  #openContext(wasm: Wasm): QuickJSContext {
    const runtime = wasm.quickjs.newRuntime({
      memoryLimitBytes: LIMITS.heapBytes,
      maxStackSizeBytes: LIMITS.stackBytes,
      interruptHandler: () => {
        this.#interrupted ||= performance.now() >= this.#deadline;
        return this.#interrupted;
      },
    });
    return runtime.newContext();
  }

  #buildBase(): Entry {
    const { context, native } = this;
    this.#linear.strip(native.runtime, true);
    const build = context.unwrapResult(context.evalCode(BASE_IMAGE, 'tributary', { type: 'global' }));
    this.#linear.strip(native.runtime, false);
    const arena = handleOf(native.newArrayBuffer(this.arena, ARENA.bytes), context);
    const built = context.unwrapResult(context.callFunction(build, context.undefined, arena));
    const named = (name: string) => pointerOf(context.getProp(built, name));
    return { install: named('install'), invoke: named('invoke'), describe: named('describe') };
  }
}
