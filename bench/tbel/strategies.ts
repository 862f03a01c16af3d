import { constants, createContext, runInContext } from 'node:vm';
import { contractOf } from '../../lib/converters/contracts/table.ts';
import { compileTbel } from '../../lib/converters/tbel/compile.ts';
import { RUNTIME } from '../../lib/converters/tbel/runtime/runtime.gen.ts';
import type { Json } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { snapshotTen } from '../strategies/engine.ts';
import { compileEach, oneByOne, type Strategy } from '../strategies/strategy.ts';

/** TBEL as the product runs it: isolated, limits on, ten messages a guard. */
export const tbel: Strategy = { ...snapshotTen, name: 'TBEL, snapshot per message' };

/** The same work by the JavaScript twins, isolated in the same way; `twins` by the cases' names. */
export function javaScriptTwin(twins: Case[]): Strategy {
  const byName = new Map(twins.map((one) => [one.name, one]));
  const twinOf = ({ name }: Case): Case => {
    const found = byName.get(name);
    if (found === undefined) throw new Error(`${name} has no twin`);
    return found;
  };
  return {
    name: 'JavaScript twin, snapshot per message',
    batch: snapshotTen.batch,
    async open(cases) {
      const opened = await snapshotTen.open(cases.map(twinOf));
      return { run: (batch) => opened.run(batch.map(twinOf)), close: () => opened.close() };
    },
  };
}

type Converter = (text: string, json: string) => string;

/**
 * The limit: the very code that the compiler makes, with its runtime, as plain functions of this process and no
 * protection at all. In a realm of its own, for the runtime makes maps of plain objects and takes Object.prototype's
 * members away; in one that is no contextified object, whose globals would be slow. Arguments and result are texts, as
 * for the sandbox: the runtime's values are no JSON before they are printed.
 */
export const plainTbel: Strategy = {
  name: 'the same generated code in plain V8',
  batch: 1,
  async open(cases) {
    const realm = Object.assign(createContext(constants.DONT_CONTEXTIFY), { TextDecoder, TextEncoder, atob, btoa });
    for (const script of RUNTIME) runInContext(script, realm);
    const converterOf = compileEach(cases, ({ version }): Converter => {
      const { source } = compileTbel(version.script, 'uplink');
      const call = '(run) => (text, json) => JSON.stringify(run(text, ...JSON.parse(json)))';
      return runInContext(`(${call})(${source})`, realm);
    });
    return {
      run: (batch) =>
        oneByOne(batch, (one) => {
          const { text = '', args } = contractOf(one.version).uplink.call(one.input);
          return JSON.parse(converterOf(one)(text, JSON.stringify(args))) as Json;
        }),
      close: () => undefined,
    };
  },
};
