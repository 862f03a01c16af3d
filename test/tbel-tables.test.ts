import { constants, createContext, runInContext } from 'node:vm';
import { expect, it } from 'vitest';
import { compileTbel } from '../lib/converters/tbel/compile.ts';
import { RUNTIME } from '../lib/converters/tbel/runtime/runtime.gen.ts';
import { randomFrom, seed, sized } from './size.test-kit.ts';
import { TableProgram } from './tbel-tables.test-kit.ts';

const SCRIPTS = sized(300, 20_000);

/** As bench/tbel/strategies.ts: the generated code in a realm of this process, which is quick and the same code. */
const realm = Object.assign(createContext(constants.DONT_CONTEXTIFY), { TextDecoder, TextEncoder, atob, btoa });
for (const script of RUNTIME) runInContext(script, realm);
const printed =
  '(run) => { try { return $tbel.writeExact(run(null, "{}", 0, {})); } catch (e) { return "! " + e.message; } }';
const answerOf = runInContext(printed, realm) as (run: unknown) => string;

it(`${SCRIPTS} scripts give the same with literals made once and made each time (seed ${seed})`, () => {
  const random = randomFrom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  let once = 0;
  let whole = 0;
  for (let i = 0; i < SCRIPTS; i++) {
    const script = new TableProgram(pick).text();
    const kept = compileTbel(script, 'uplink').source;
    const anew = compileTbel(script, 'uplink', { tables: false }).source;
    if (kept === anew) continue;
    once++;
    const expected = answerOf(runInContext(anew, realm));
    if (!expected.startsWith('! ')) whole++;
    expect(answerOf(runInContext(kept, realm)), script).toBe(expected);
  }
  // Else the scripts ask nothing of what is compared.
  expect(once).toBeGreaterThan(SCRIPTS / 10);
  expect(whole).toBeGreaterThan(SCRIPTS / 20);
}, 120_000);
