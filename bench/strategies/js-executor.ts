import { createContext, Script } from 'node:vm';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { argumentsOf, bodyOf, compileEach, oneByOne, type Strategy } from './strategy.ts';

const TIMEOUT_MS = 1_000;

/**
 * How ThingsBoard's js-executor runs scripts in its sandbox, without the message queue around it: the script compiled
 * once, and per message a new context without a prototype, texts as arguments, and a timeout. The texts are made
 * before the clock starts, as ThingsBoard's server makes them. Node says of `node:vm` itself that it is no boundary.
 */
export const jsExecutor: Strategy = {
  name: 'node:vm context per message (js-executor)',
  batch: 1,
  async open(cases) {
    const scriptOf = compileEach(cases, (one) => new Script(wrapped(bodyOf(one))));
    const textsOf = new Map(cases.map((one) => [one, textsFor(one)]));
    return {
      run: (batch) =>
        oneByOne(batch, (one) => {
          const room: { args?: unknown } = Object.create(null);
          room.args = textsOf.get(one);
          const answer = scriptOf(one).runInContext(createContext(room), { timeout: TIMEOUT_MS });
          return JSON.parse(String(answer)) as Json;
        }),
      close: () => undefined,
    };
  },
};

function textsFor(one: Case): string[] {
  return [[...one.input.payload], ...argumentsOf(one)].map((argument) => JSON.stringify(argument));
}

function wrapped(body: string): string {
  return `(function () {
  const converter = (function () {\n${body}\n})();
  return JSON.stringify(converter(...args.map((text) => JSON.parse(text))));
})()`;
}
