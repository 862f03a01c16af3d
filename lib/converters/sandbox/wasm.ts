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

/** What the host gives to an instance: the time its clock shows. */
export interface HostClock {
  now: number;
}

export interface Wasm {
  quickjs: QuickJSWASMModule;
  memory: WebAssembly.Memory;
  exports: WebAssembly.Exports;
}

/**
 * A fresh instance with a memory of its own that can grow to 32 MiB and no further. Two imports are replaced: the
 * clock shows the record's time, and the time zone is UTC everywhere, so that a replay elsewhere gives the same result.
 */
export async function instantiate(module: WebAssembly.Module, clock: HostClock): Promise<Wasm> {
  const memory = new WebAssembly.Memory(LIMITS.wasmPages);
  let exports: WebAssembly.Exports = {};
  const instantiateWasm = (imports: WebAssembly.Imports, onSuccess: (instance: WebAssembly.Instance) => void) => {
    const instance = new WebAssembly.Instance(module, withOwnClock(imports, memory, clock));
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

function withOwnClock(imports: WebAssembly.Imports, memory: WebAssembly.Memory, clock: HostClock): WebAssembly.Imports {
  const [room, own] = Object.entries(imports)[0] ?? ['', {}];
  return {
    [room]: {
      ...own,
      [WASM_FACTS.dateNow]: () => clock.now,
      [WASM_FACTS.localTime]: (_seconds: bigint, tm: number) =>
        new Uint8Array(memory.buffer, tm, TM_BYTES).fill(0) && undefined,
    },
  };
}
