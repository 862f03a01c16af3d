import { converterFolders, readConverter } from '../lib/converter-library/library.ts';
import { readVector, vectorNames } from '../lib/converter-library/vectors.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { asFailure } from '../lib/model/failure.ts';
import type { Case } from './case.ts';
import { BENCH_NOW } from './own-cases.ts';

/** How many converters of an external library are taken, spread evenly over it. */
const CONVERTERS = 20;

/**
 * Cases of a converter library in ThingsBoard's layout: JavaScript uplink converters whose vectors the engine runs
 * without a failure. Returns also how many converters the library has that count.
 */
export async function libraryCases(folder: string): Promise<{ cases: Case[]; converters: number }> {
  const engine = await openEngine();
  const all: Case[][] = [];
  for (const path of await converterFolders(folder)) {
    const cases = await casesIn(folder, path);
    if (cases.length > 0) all.push(cases);
  }
  const step = Math.max(1, Math.floor(all.length / CONVERTERS));
  const taken = all.filter((_, index) => index % step === 0).slice(0, CONVERTERS);
  return { cases: taken.flat().filter((one) => runs(engine, one)), converters: all.length };
}

async function casesIn(root: string, folder: string): Promise<Case[]> {
  const { name, version, metadata } = await readConverter(root, folder);
  if (version.kind !== 'uplink' || version.language !== 'js' || version.contract !== 'thingsboard') return [];
  const cases: Case[] = [];
  for (const file of await vectorNames(folder)) {
    const { payload, payloadKind } = await readVector(folder, file);
    cases.push({ name: `${name}/${file}`, version, input: { payload, payloadKind, metadata, now: BENCH_NOW } });
  }
  return cases;
}

function runs(engine: Engine, { name, version, input }: Case): boolean {
  try {
    engine.runUplink(version, input);
    return true;
  } catch (thrown) {
    console.error(`left out ${name}: ${asFailure(thrown).message}`);
    return false;
  }
}
