import { readFile } from 'node:fs/promises';
import { codecSuites } from '../lib/converter-library/codec-suites.ts';
import { converterFolders, readConverter } from '../lib/converter-library/library.ts';
import { readVector, vectorNames } from '../lib/converter-library/vectors.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { asFailure } from '../lib/model/failure.ts';
import type { BenchContract, Case } from './case.ts';
import { BENCH_NOW } from './own-cases.ts';

/** How many converters of an external library are taken, spread evenly over it. */
const CONVERTERS = 20;
const VECTORS_PER_CODEC = 3;

export interface LibraryCases {
  contract: BenchContract;
  cases: Case[];
  /** How many of the library's converters count. */
  converters: number;
}

/**
 * Cases of an external library: JavaScript uplink converters whose vectors the engine runs without a failure. In
 * ThingsBoard's layout they are generic converters, else device codecs.
 */
export async function libraryCases(folder: string): Promise<LibraryCases> {
  const engine = await openEngine();
  const generic: Case[][] = [];
  for (const path of await converterFolders(folder)) generic.push(await casesIn(folder, path));
  const contract = generic.length > 0 ? 'envelope' : 'codec';
  const found = contract === 'envelope' ? generic : await codecCases(engine, folder);
  const all = found.filter((cases) => cases.length > 0);
  const step = Math.max(1, Math.floor(all.length / CONVERTERS));
  const taken = all.filter((_, index) => index % step === 0).slice(0, CONVERTERS);
  return { contract, cases: taken.flat().filter((one) => runs(engine, one)), converters: all.length };
}

/** Decoders that need no `Buffer`, which the engines beside ours would have to be given. */
async function codecCases(engine: Engine, folder: string): Promise<Case[][]> {
  const all: Case[][] = [];
  for (const suite of await codecSuites(folder)) {
    const vectors = await suite.vectors(engine).catch(() => []);
    const script = await readFile(suite.script, 'utf8');
    if (/\bBuffer\b/.test(script)) continue;
    const version = makeVersion({ kind: 'uplink', contract: 'codec', language: 'js', script, form: {} });
    const decoded = vectors.filter(({ action }) => action === 'decode').slice(0, VECTORS_PER_CODEC);
    all.push(
      decoded.map(({ name, bytes, fPort, variables }) => ({
        name: `${suite.codec}/${name}`,
        version,
        input: {
          payload: bytes,
          payloadKind: 'binary',
          metadata: {},
          ...(fPort === undefined ? {} : { fPort }),
          variables,
          now: BENCH_NOW,
        },
      })),
    );
  }
  return all;
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
