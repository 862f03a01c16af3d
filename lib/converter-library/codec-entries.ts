import { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import type { Engine } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import type { ConverterKind } from '../model/converter.ts';
import { asFailure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Vector, VectorInput } from '../model/vector.ts';
import type { CodecSuite } from './codec-suite.ts';
import { codecSuites } from './codec-suites.ts';
import type { CodecVector } from './codec-vectors.ts';
import { entryOf, LIBRARY_TIME, type ReadEntry, type Unreadable } from './read-entry.ts';
import type { IntegrationTypes } from './typed-vector.ts';
import { errorLine } from './verdict.ts';
import { codecAnswer } from './verify-codecs.ts';

export interface CodecParts {
  engine: Engine;
  types: IntegrationTypes;
}

/** Codecs of a library: one entry for each model and direction. */
export async function* codecEntries(
  parts: CodecParts,
  root: string,
  source: string,
): AsyncGenerator<ReadEntry | Unreadable> {
  const byCodec = Map.groupBy(await codecSuites(root, source), ({ codec, script }) => `${codec}\n${script}`);
  for (const suites of byCodec.values()) {
    try {
      yield* await entriesOf(parts, suites);
    } catch (thrown) {
      yield { path: suites[0]?.codec ?? '', problem: errorLine(asFailure(thrown)) };
    }
  }
}

async function entriesOf({ engine }: CodecParts, suites: CodecSuite[]): Promise<ReadEntry[]> {
  const [first] = suites;
  if (first === undefined) return [];
  const script = await readFile(first.script, 'utf8');
  const all = (await Promise.all(suites.map((suite) => suite.vectors(engine)))).flat();
  const kinds = [...new Set(suites.flatMap((suite) => suite.kinds))];
  return kinds.flatMap((kind) => {
    if (!isOf(kind, engine, script)) return [];
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const vectors: Vector[] = [];
    for (const [i, vector] of all.filter(({ action }) => kindOf(action) === kind).entries()) {
      const { ok, answer } = codecAnswer(engine, script, vector, LIBRARY_TIME);
      counts[ok ? 'passed' : 'failed'] += 1;
      const own = vector.action === 'decode' || vector.action === 'encode';
      if (ok && own) vectors.push(catalogVector(vector, answer, `${i + 1}`, first.codec));
    }
    const about = {
      integrationType: null,
      kind,
      contract: 'codec' as const,
      language: 'js' as const,
      path: first.codec,
    };
    const content = { script, form: {}, updateOnlyKeys: [], vectors };
    return first.models.map((model) => entryOf({ ...about, vendor: first.vendor, model, ...counts }, content));
  });
}

function kindOf(action: CodecVector['action']): ConverterKind {
  return action === 'encode' || action === 'decode downlink' ? 'downlink' : 'uplink';
}

/** Whether a script defines what this direction needs. Throws for one that does not compile at all. */
function isOf(kind: ConverterKind, engine: Engine, script: string): boolean {
  try {
    engine.check(makeVersion({ kind, contract: 'codec', language: 'js', script, form: {} }));
    return true;
  } catch (thrown) {
    if (/^The script defines none of/.test(asFailure(thrown).message)) return false;
    throw thrown;
  }
}

/** What the codec really answers is kept as expected: it passed, apart from what empty lists add. */
function catalogVector(vector: CodecVector, answer: Json, id: string, codec: string): Vector {
  const { action, name, bytes, data, fPort, recvTime, variables } = vector;
  const port = fPort === undefined ? {} : { fPort };
  const time = recvTime === undefined ? {} : { time: recvTime };
  const payload = Buffer.from(bytes).toString('base64');
  const input: VectorInput =
    action === 'encode'
      ? { msg: data, msgType: 'NA', metadata: fPort === undefined ? {} : { fPort: String(fPort) }, variables }
      : { payload, metadata: {}, variables, ...port, ...time };
  const source = { kind: 'library' as const, name: codec };
  const expected = { output: answer };
  return { id, name: name.slice(0, 500), input, expected, ignore: [], receivedAt: LIBRARY_TIME, source };
}
