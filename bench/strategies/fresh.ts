import type { QuickJSContext, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { LIMITS } from '../../lib/converters/limits.ts';
import { compileWasm, instantiate } from '../../lib/converters/sandbox/wasm.ts';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { atobFor } from './atob.ts';
import { compileEach, oneByOne, type Strategy } from './strategy.ts';

/** Isolation the plain way: a new runtime and context per message, the script compiled in it, all thrown away after. */
export const fresh: Strategy = {
  name: 'fresh runtime per message',
  batch: 1,
  async open(cases) {
    const { quickjs } = await instantiate(await compileWasm(), { now: 0 });
    const sourceOf = compileEach(cases, ({ version }) => wrapped(version.script));
    return {
      run: (batch) => oneByOne(batch, (one) => convert(quickjs, sourceOf(one), one)),
      close: () => undefined,
    };
  },
};

function wrapped(script: string): string {
  return `${atobFor(script)}(function () {
  const list = (...items) => items;
  const decoder = (function Decoder(payload, metadata) {\n${script}\n});
  return (payload, metadata) => JSON.stringify(decoder(list(...new Uint8Array(payload)), JSON.parse(metadata)));
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

function answerOf(context: QuickJSContext, source: string, { input }: Case): string {
  const decoder = context.unwrapResult(context.evalCode(source, 'converter', { type: 'global' }));
  const payload = context.newArrayBuffer(new Uint8Array(input.payload).buffer);
  const metadata = context.newString(JSON.stringify(input.metadata));
  const result = context.unwrapResult(context.callFunction(decoder, context.undefined, payload, metadata));
  const answer = context.getString(result);
  for (const handle of [decoder, payload, metadata, result]) handle.dispose();
  return answer;
}
