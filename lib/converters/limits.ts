/** What one script may use. The table is the same for live messages, tests, replays and vectors. */
export const LIMITS = {
  /** UTF-8 bytes of a script. */
  scriptBytes: 256 * 1024,
  /** Bytes of a payload, and of all JSON arguments of a call together. */
  inputBytes: 256 * 1024,
  /** UTF-8 bytes of the result's JSON text. */
  outputBytes: 256 * 1024,
  outputDepth: 32,
  /** Keys of all objects in a result together. */
  outputKeys: 5_000,
  outputKeyLength: 256,
  /** Characters of everything a script logs while it handles one message. */
  logCharacters: 16 * 1024,
  /** Characters kept of an error's message. */
  errorCharacters: 2 * 1024,
  /** Bytes the VM may allocate. */
  heapBytes: 24 * 1024 * 1024,
  /** Once a message had more than this in use at its end, garbage of its converter is freed as it falls. */
  garbageBytes: 1024 * 1024,
  /** Bytes of the VM's own stack. */
  stackBytes: 128 * 1024,
  /** Pages of 64 KiB at start and at most. */
  wasmPages: { initial: 256, maximum: 512 },
  /** An instance whose memory grew past this is replaced, because WASM memory never shrinks. */
  replaceBytes: 24 * 1024 * 1024,
  /** Milliseconds one message gets; checked wherever the VM polls. */
  softMs: 250,
  /** Milliseconds the outer guard gives: it also ends native loops that never poll. */
  hardMs: 1_000,
  /** The guard is renewed once this much of it is used: what is left lets a message compile and run twice. */
  renewMs: 250,
  /** Messages under one guard. */
  guardedMessages: 10,
  /** Bytes of snapshots kept in memory: about 500 converters. */
  snapshotBytes: 64 * 1024 * 1024,
} as const;
