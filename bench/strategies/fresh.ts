import type { QuickJSContext, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { LIMITS } from '../../lib/converters/limits.ts';
import { compileWasm, instantiate } from '../../lib/converters/sandbox/wasm.ts';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { argumentsOf, bodyOf, compileEach, oneByOne, type Strategy } from './strategy.ts';

/** Isolation the plain way: a new runtime and context per message, the script compiled in it, all thrown away after. */
export const fresh: Strategy = {
  name: 'fresh runtime per message',
  batch: 1,
  async open(cases) {
    const { quickjs } = await instantiate(await compileWasm(), { now: 0, refused: false });
    const sourceOf = compileEach(cases, (one) => wrapped(bodyOf(one)));
    return {
      run: (batch) => oneByOne(batch, (one) => convert(quickjs, sourceOf(one), one)),
      close: () => undefined,
    };
  },
};

function wrapped(body: string): string {
  return `(function () {
  const list = (...items) => items;
  const converter = (function () {\n${body}\n})();
  return (payload, rest) => JSON.stringify(converter(list(...new Uint8Array(payload)), ...JSON.parse(rest)));
})()`;
}

function convert(quickjs: QuickJSWASMModule, source: string, one: Case): Json {
  const deadline = performance.now() + LIMITS.softMs;
  const runtime = quickjs.newRuntime({
    memoryLimitBytes: LIMITS.heapBytes,
    maxStackSizeBytes: LIMITS.stackBytes,
    interruptHandler: () => performance.now() >= deadline,
  });
  const context = runtime.newContext();
  try {
    return JSON.parse(answerOf(context, source, one)) as Json;
  } finally {
    context.dispose();
    runtime.dispose();
  }
}

function answerOf(context: QuickJSContext, source: string, one: Case): string {
  const decoder = context.unwrapResult(context.evalCode(source, 'converter', { type: 'global' }));
  const payload = context.newArrayBuffer(new Uint8Array(one.input.payload).buffer);
  const rest = context.newString(JSON.stringify(argumentsOf(one)));
  const result = context.unwrapResult(context.callFunction(decoder, context.undefined, payload, rest));
  const answer = context.getString(result);
  for (const handle of [decoder, payload, rest, result]) handle.dispose();
  return answer;
}
