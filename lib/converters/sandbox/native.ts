import {
  type JSValueConstPointer,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSWASMModule,
  StaticLifetime,
} from 'quickjs-emscripten-core';
import { Failure } from '../../model/failure.ts';
import { WASM_FACTS } from './layout.ts';
import type { Wasm } from './wasm.ts';

/**
 * The foreign functions of a message's hot path. Pointers are addresses in the linear memory; what they allocate is
 * never freed, because the next restore forgets it.
 */
export interface Native {
  /** Address of QuickJS' runtime. */
  runtime: number;
  stackSave(): number;
  stackRestore(pointer: number): void;
  malloc(size: number): number;
  newString(pointer: number): number;
  newArrayBuffer(pointer: number, length: number): number;
  call(callee: number, argumentCount: number, argumentList: number): number;
  /** Address of the exception, 0 when `value` is none. */
  exceptionOf(value: number): number;
  /** Address of a NUL-terminated UTF-8 copy, 0 when the heap is full. */
  cString(value: number): number;
  freeValue(value: number): void;
  freeText(text: number): void;
  setMemoryLimit(bytes: number): void;
}

interface Ffi {
  QTS_NewString(context: number, text: number): number;
  QTS_NewArrayBuffer(context: number, at: number, length: number): number;
  QTS_Call(context: number, callee: number, self: number, count: number, list: number): number;
  QTS_ResolveException(context: number, value: number): number;
  QTS_GetString(context: number, value: number): number;
  QTS_FreeValuePointer(context: number, value: number): void;
  QTS_FreeCString(context: number, text: number): void;
  QTS_RuntimeSetMemoryLimit(runtime: number, bytes: number): void;
}

/** Exports that the public API does not hand out, looked up by their minified names. */
export function exportsOf(wasm: Wasm): Pick<Native, 'stackSave' | 'stackRestore' | 'malloc'> {
  const named = (name: string) => {
    const found = wasm.exports[name];
    if (typeof found !== 'function') throw engineDiffers(`it has no export ${name}`);
    return found as (argument?: number) => number;
  };
  return {
    stackSave: named(WASM_FACTS.stackSave),
    stackRestore: named(WASM_FACTS.stackRestore),
    malloc: named(WASM_FACTS.malloc),
  };
}

export function nativeOf(wasm: Wasm, context: QuickJSContext): Native {
  const ffi = ffiOf(wasm.quickjs);
  const { ctx, rt } = pointersOf(context);
  const self = pointerOf(context.undefined);
  return {
    ...exportsOf(wasm),
    runtime: rt,
    newString: (pointer) => ffi.QTS_NewString(ctx, pointer),
    newArrayBuffer: (pointer, length) => ffi.QTS_NewArrayBuffer(ctx, pointer, length),
    call: (callee, count, list) => ffi.QTS_Call(ctx, callee, self, count, list),
    exceptionOf: (value) => ffi.QTS_ResolveException(ctx, value),
    cString: (value) => ffi.QTS_GetString(ctx, value),
    freeValue: (value) => ffi.QTS_FreeValuePointer(ctx, value),
    freeText: (text) => ffi.QTS_FreeCString(ctx, text),
    setMemoryLimit: (bytes) => ffi.QTS_RuntimeSetMemoryLimit(rt, bytes),
  };
}

/** The public types brand every pointer; here they are all addresses. */
function ffiOf(quickjs: QuickJSWASMModule): Ffi {
  return quickjs.getFFI() as unknown as Ffi;
}

function pointersOf(context: QuickJSContext): { ctx: number; rt: number } {
  const inner = context as unknown as { ctx: { value: number }; rt: { value: number } };
  return { ctx: inner.ctx.value, rt: inner.rt.value };
}

/** Address of a handle's value. */
export function pointerOf(handle: QuickJSHandle): number {
  return handle.value;
}

/** A handle of the public API for a value that lives as long as its instance. */
export function handleOf(pointer: number, context: QuickJSContext): QuickJSHandle {
  return new StaticLifetime(pointer as JSValueConstPointer, context.runtime);
}

export function engineDiffers(what: string): Failure {
  return new Failure('unavailable', `The script engine is not the one the sandbox was written for: ${what}.`, {
    fix: 'Install exactly the versions that package-lock.json names.',
  });
}
