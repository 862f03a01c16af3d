import { LIMITS } from '../limits.ts';

export const WASM_FILE = '@jitl/quickjs-wasmfile-release-sync/wasm';

/** Name of the wasm file beside a bundle, packed with Brotli. */
export const PACKED_WASM = 'emscripten-module.wasm.br';

/**
 * Facts about the pinned WASM file that the public API does not offer. The memory lies as static data, C stack (5 MiB,
 * grows down), heap; the only mutable global is the stack pointer, so memory plus stack pointer is the whole state.
 * `selfTest` proves each of them on every start.
 */
export const WASM_FACTS = {
  sha256: '105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232',
  /** Minified names of exports. */
  stackSave: 'Oa',
  stackRestore: 'Ma',
  malloc: 'v',
  /** Minified names of imports. */
  dateNow: 'p',
  localTime: 'm',
  resizeHeap: 'k',
  /** The engine's constants, which nothing in it ever writes. Below them is what it writes where it trusts a null pointer. */
  constants: { from: 1_024, to: 86_016 },
  cStackBytes: 5 * 1024 * 1024,
  /** Address of the word that holds the end of the heap. */
  heapEndAddress: 86_864,
  /** Address of the allocator's record of the free memory at the heap's end: its size, and 12 bytes on its address. */
  heapTopAddress: 88_272,
  /** Where QuickJS' runtime holds the phase of its garbage collector, a byte, and the size at which that collects. */
  gcPhase: 104,
  gcThreshold: 108,
  /** And a byte that says what compiled functions do without: 2 = their source text, line numbers and names of variables. */
  stripFlags: 228,
} as const;

const ALIGNMENT = 16;

/**
 * The arena: one block at the start of the heap through which everything crosses. It is never part of a snapshot.
 * Header words: how many log characters were written, and the argument list of the call.
 */
export const ARENA = {
  logCount: 0,
  argumentList: 8,
  log: 64,
  payload: 64 + 2 * LIMITS.logCharacters,
  /** Text payloads lie here as UTF-16 code units. */
  json: 64 + 2 * LIMITS.logCharacters + 2 * LIMITS.inputBytes,
  bytes: 64 + 2 * LIMITS.logCharacters + 3 * LIMITS.inputBytes + ALIGNMENT,
} as const;
