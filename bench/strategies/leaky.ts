import type { QuickJSContext } from 'quickjs-emscripten-core';
import { contractOf } from '../../lib/converters/contracts/table.ts';
import { LIMITS } from '../../lib/converters/limits.ts';
import { callEntry, crossingOf, spanOf, textAt, writeCall } from '../../lib/converters/sandbox/crossing.ts';
import { guarded } from '../../lib/converters/sandbox/guard.ts';
import { Instance } from '../../lib/converters/sandbox/instance.ts';
import { ARENA } from '../../lib/converters/sandbox/layout.ts';
import { handleOf, pointerOf } from '../../lib/converters/sandbox/native.ts';
import { outputOf } from '../../lib/converters/sandbox/output.ts';
import { BASE_IMAGE } from '../../lib/converters/sandbox/shims/base-image.gen.ts';
import { compileWasm } from '../../lib/converters/sandbox/wasm.ts';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { compileEach, type Outcome, oneByOne, type Strategy } from './strategy.ts';

/**
 * The yardstick of isolation: the same WASM file, limits, base image and crossing, but one context per converter that
 * is kept and never put back. What a message changes, the next one sees; values are freed one by one.
 */
export const leaky: Strategy = {
  name: 'cached context that leaks, ten a guard',
  batch: 10,
  async open(cases) {
    const instance = await Instance.open(await compileWasm());
    const free = freeingOf(instance.context);
    const invokeOf = compileEach(cases, (one) => contextOf(instance, one));
    const convert = (one: Case) => convertIn(instance, free, invokeOf(one), one);
    return { run: (batch) => underGuard(batch, convert), close: () => undefined };
  },
};

function underGuard(batch: Case[], convert: (one: Case) => Json): Outcome[] {
  let outcomes: Outcome[] = [];
  let thrown: unknown;
  const done = guarded(() => {
    try {
      outcomes = oneByOne(batch, convert);
    } catch (error) {
      thrown = error;
    }
  }, LIMITS.hardMs);
  if (!done || thrown !== undefined) throw thrown ?? new Error('stopped by the guard');
  return outcomes;
}

/** A context of its own with the base image and the converter in it; the address of its `invoke`. */
function contextOf(instance: Instance, { version }: Case): number {
  const context = instance.context.runtime.newContext();
  const build = context.unwrapResult(context.evalCode(BASE_IMAGE, 'tributary', { type: 'global' }));
  const arena = handleOf(instance.native.newArrayBuffer(instance.arena, ARENA.bytes), instance.context);
  const built = context.unwrapResult(context.callFunction(build, context.undefined, arena));
  const { source } = contractOf(version).uplink.program(version);
  const converter = context.unwrapResult(context.evalCode(source, 'converter', { type: 'global' }));
  context.unwrapResult(context.callFunction(context.getProp(built, 'install'), context.undefined, converter));
  return pointerOf(context.getProp(built, 'invoke'));
}

function convertIn(instance: Instance, free: Freeing, invoke: number, { name, version, input }: Case): Json {
  const call = contractOf(version).uplink.call(input);
  const crossing = crossingOf(call);
  instance.arm(LIMITS.softMs, call.now);
  const given = writeCall(instance, crossing);
  const { value, error } = callEntry(instance, invoke, given);
  const span = error === 0 ? spanOf(instance, value) : null;
  if (span === null) throw new Error(`${name} failed`);
  const answer = textAt(instance, span);
  free.text(span.from);
  free.value(value);
  for (const argument of given) free.value(argument);
  if (answer[0] !== 'o') throw new Error(`${name} answered ${answer.slice(0, 40)}`);
  return outputOf(answer.slice(1));
}

interface Freeing {
  value(pointer: number): void;
  text(pointer: number): void;
}

/** The foreign functions that free; the sandbox itself needs none. */
function freeingOf(context: QuickJSContext): Freeing {
  const { ctx, ffi } = context as unknown as {
    ctx: { value: number };
    ffi: {
      QTS_FreeValuePointer(context: number, value: number): void;
      QTS_FreeCString(context: number, text: number): void;
    };
  };
  return {
    value: (pointer) => ffi.QTS_FreeValuePointer(ctx.value, pointer),
    text: (pointer) => ffi.QTS_FreeCString(ctx.value, pointer),
  };
}
