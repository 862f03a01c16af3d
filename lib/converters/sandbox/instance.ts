import type { QuickJSContext } from 'quickjs-emscripten-core';
import { LIMITS } from '../limits.ts';
import { type Image, putImage, sameImage, takeImage } from './image.ts';
import { ARENA, WASM_FACTS } from './layout.ts';
import { exportsOf, handleOf, type Native, nativeOf, pointerOf } from './native.ts';
import { Residue } from './residue.ts';
import { BASE_IMAGE } from './shims/base-image.ts';
import { type HostClock, instantiate, type Wasm } from './wasm.ts';

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
  readonly #clock: HostClock;
  readonly #memory: WebAssembly.Memory;
  readonly #heapStart: number;
  readonly #residue: Residue;
  #view: Uint8Array;
  #interrupted = false;
  #deadline = Number.POSITIVE_INFINITY;
  #loaded: Image | null = null;

  /** `previous`: the one it takes over from, whose base images it uses where they are equal. */
  static async open(module: WebAssembly.Module, previous?: Instance): Promise<Instance> {
    const clock = { now: 0 };
    return new Instance(await instantiate(module, clock), clock, previous);
  }

  private constructor(wasm: Wasm, clock: HostClock, previous: Instance | undefined) {
    this.#clock = clock;
    this.#memory = wasm.memory;
    this.#view = new Uint8Array(wasm.memory.buffer);
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
    const base = this.capture();
    const equal = previous !== undefined && previous.layout === this.layout && sameImage(previous.base, base);
    this.base = equal ? previous.base : base;
    this.#bases = equal ? previous.#bases : new Map();
  }

  /** The linear memory. Never keep it: the buffer is another one after a growth. */
  get memory(): Uint8Array {
    if (this.#view.length === 0) this.#view = new Uint8Array(this.#memory.buffer);
    return this.#view;
  }

  /** True when the soft deadline ended what ran last. */
  get interrupted(): boolean {
    return this.#interrupted;
  }

  /** Memory grew so far that a new instance is worth its price. */
  get bloated(): boolean {
    return this.memory.length > LIMITS.replaceBytes;
  }

  /** The script used up nearly all it may allocate. */
  get heapFull(): boolean {
    return this.heapEnd - this.#heapStart > 0.9 * LIMITS.heapBytes;
  }

  /** What runs from now on has `ms` milliseconds and sees `now` (epoch ms) as the time. */
  arm(ms: number, now: number): void {
    this.#interrupted = false;
    this.#deadline = performance.now() + ms;
    this.#clock.now = now;
  }

  /** The base image with a runtime evaluated on top, made once. The runtime is the house's own: it must not throw. */
  baseWith(runtime: readonly string[]): Image {
    const known = this.#bases.get(runtime);
    if (known !== undefined) return known;
    const { context } = this;
    this.restore(this.base);
    for (const script of runtime)
      context.unwrapResult(context.evalCode(script, 'runtime', { type: 'global' })).dispose();
    const image = this.capture();
    this.#bases.set(runtime, image);
    return image;
  }

  /** A copy of the instance as it is now, over a base image. Only between calls, when nothing lies on the C stack. */
  capture(base?: Image): Image {
    const { arena } = this;
    const heapEnd = this.heapEnd;
    const arenaEnd = arena + ARENA.bytes;
    const ranges: [number, number][] = [
      [0, this.cStackLow],
      [this.#heapStart, arena],
      [arenaEnd, heapEnd],
    ];
    return takeImage(this.memory, ranges, heapEnd, base);
  }

  /**
   * Makes the instance what it was at `capture`. When another converter ran before, what it left above the image, on
   * the C stack and in the arena is wiped too: nothing reads it, but a memory-safety bug could. The base image is always
   * taken for a converter that is new, so what lies above it would become part of that one's snapshot.
   */
  restore(image: Image): void {
    this.#residue.reached(this.heapEnd);
    if (image !== this.#loaded || image === this.base) this.#residue.wipe(this.memory, image.heapEnd);
    putImage(this.memory, image);
    this.native.stackRestore(this.#heapStart);
    this.clearLog();
    this.#loaded = image;
  }

  /** Forgets what was logged, and the argument list. */
  clearLog(): void {
    const { arena, memory } = this;
    const logged = Math.min(new DataView(memory.buffer).getUint32(arena + ARENA.logCount, true), LIMITS.logCharacters);
    memory.fill(0, arena, arena + ARENA.log + 2 * logged);
  }

  /** Notes how many bytes of payload and of JSON text were written into the arena. */
  wroteCall(payload: number, json: number): void {
    this.#residue.wrote(payload, json);
  }

  /** The engine itself fell over: it may have written anywhere. The next restore wipes all that is not in the image. */
  distrust(): void {
    this.#loaded = null;
    this.#residue.distrust(this.memory);
  }

  get cStackLow(): number {
    return this.#heapStart - WASM_FACTS.cStackBytes;
  }

  get heapEnd(): number {
    const at = WASM_FACTS.heapEndAddress;
    const word = new DataView(this.memory.buffer).getUint32(at, true);
    return Math.min(word, this.memory.length);
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
    const build = context.unwrapResult(context.evalCode(BASE_IMAGE, 'tributary', { type: 'global' }));
    const arena = handleOf(native.newArrayBuffer(this.arena, ARENA.bytes), context);
    const built = context.unwrapResult(context.callFunction(build, context.undefined, arena));
    const named = (name: string) => pointerOf(context.getProp(built, name));
    return { install: named('install'), invoke: named('invoke'), describe: named('describe') };
  }
}
