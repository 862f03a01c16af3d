import type { Json } from '../../lib/model/json.ts';
import { argumentsOf, bodyOf, compileEach, oneByOne, type Strategy } from './strategy.ts';

type Converter = (payload: number[], ...rest: Json[]) => Json;

/** The limit: the same script as a plain function of this very process, without any protection. */
export const plain: Strategy = {
  name: 'plain V8 function, no sandbox',
  batch: 1,
  async open(cases) {
    const converterOf = compileEach(cases, (one) => new Function(bodyOf(one))() as Converter);
    return {
      run: (batch) => oneByOne(batch, (one) => converterOf(one)(numbersOf(one.input.payload), ...argumentsOf(one))),
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
