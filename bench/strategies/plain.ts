import type { Json, JsonObject } from '../../lib/model/json.ts';
import { compileEach, oneByOne, type Strategy } from './strategy.ts';

type Decoder = (payload: number[], metadata: JsonObject) => Json;

/** The limit: the same script as a plain function of this very process, without any protection. */
export const plain: Strategy = {
  name: 'plain V8 function, no sandbox',
  batch: 1,
  async open(cases) {
    const decoderOf = compileEach(
      cases,
      ({ version }) => new Function('payload', 'metadata', version.script) as unknown as Decoder,
    );
    return {
      run: (batch) => oneByOne(batch, (one) => decoderOf(one)(numbersOf(one.input.payload), one.input.metadata)),
      close: () => undefined,
    };
  },
};

/** The payload as a plain Array. A loop takes V8 a tenth of the time that spreading does. */
function numbersOf(bytes: Uint8Array): number[] {
  const list = new Array<number>(bytes.length);
  for (let i = 0; i < bytes.length; i++) list[i] = bytes[i] ?? 0;
  return list;
}
