import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';
import { LIMITS } from '../limits.ts';
import { PACKED_WASM, WASM_FACTS, WASM_FILE } from './layout.ts';

const unpack = promisify(brotliDecompress);

/** The wasm file as it is in its package. */
export async function wasmBytes(): Promise<Uint8Array<ArrayBuffer>> {
  // Beside a bundle it lies packed, which keeps 34 KB out of the zip; unpacking leaves this thread alone.
  const packed = fileURLToPath(new URL(PACKED_WASM, import.meta.url));
  if (existsSync(packed)) return new Uint8Array(await unpack(readFileSync(packed)));
  return new Uint8Array(readFileSync(createRequire(import.meta.url).resolve(WASM_FILE)));
}

export async function compileWasm(): Promise<WebAssembly.Module> {
  return await WebAssembly.compile(await wasmBytes());
}

/** What an instance and its host tell each other. */
export interface Host {
  /** The time its clock shows, epoch ms. */
  now: number;
  /** It asked for more memory than there may be. */
  refused: boolean;
}

export interface Wasm {
  quickjs: QuickJSWASMModule;
  memory: WebAssembly.Memory;
  exports: WebAssembly.Exports;
}

/**
 * A fresh instance with a memory of its own that can grow to 32 MiB and no further. Three imports are replaced: the
 * clock shows the record's time, the time zone is UTC everywhere, so that a replay elsewhere gives the same result, and
 * whether memory was refused is noted.
 */
export async function instantiate(module: WebAssembly.Module, host: Host): Promise<Wasm> {
  const memory = new WebAssembly.Memory(LIMITS.wasmPages);
  let exports: WebAssembly.Exports = {};
  const instantiateWasm = (imports: WebAssembly.Imports, onSuccess: (instance: WebAssembly.Instance) => void) => {
    const instance = new WebAssembly.Instance(module, withOwn(imports, memory, host));
    exports = instance.exports;
    onSuccess(instance);
    return exports;
  };
  // The typings leave out the two ways an engine that gives up would write to our log.
  const emscriptenModule = { instantiateWasm, print: unheard, printErr: unheard };
  const custom = newVariant(variant, { wasmMemory: memory, emscriptenModule });
  const quickjs = await newQuickJSWASMModuleFromVariant(custom);
  return { quickjs, memory, exports };
}

/** The message's Failure says it already. */
const unheard = (): void => undefined;

/** Size of `struct tm`: zeros say an offset of 0 to UTC, the only field that is read. */
const TM_BYTES = 44;

function withOwn(imports: WebAssembly.Imports, memory: WebAssembly.Memory, host: Host): WebAssembly.Imports {
  const [room, own] = Object.entries(imports)[0] ?? ['', {}];
  const resize = own[WASM_FACTS.resizeHeap] as (bytes: number) => boolean;
  return {
    [room]: {
      ...own,
      [WASM_FACTS.dateNow]: () => host.now,
      [WASM_FACTS.resizeHeap]: (bytes: number) => {
        const granted = resize(bytes);
        host.refused ||= !granted;
        return granted;
      },
      [WASM_FACTS.localTime]: (_seconds: bigint, tm: number) =>
        new Uint8Array(memory.buffer, tm, TM_BYTES).fill(0) && undefined,
    },
  };
}
