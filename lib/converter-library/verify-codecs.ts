import { readFile } from 'node:fs/promises';
import type { Engine } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import type { Version } from '../model/converter.ts';
import { asFailure } from '../model/failure.ts';
import { isJsonObject, type Json } from '../model/json.ts';
import { type CodecSuite, type CodecVector, codecSuites, readCodecVectors } from './codec-vectors.ts';
import { differences } from './difference.ts';
import { errorLine, type Verdict } from './verdict.ts';

/** Runs the vectors of every codec in a folder. What is compared is the codec's own answer, before any form. */
export async function* verifyCodecs(
  engine: Engine,
  folder: string,
  options: { filter: string; now: number },
): AsyncGenerator<Verdict> {
  for (const suite of await codecSuites(folder)) yield* verifySuite(engine, suite, options);
}

async function* verifySuite(
  engine: Engine,
  suite: CodecSuite,
  { filter, now }: { filter: string; now: number },
): AsyncGenerator<Verdict> {
  const common = { converter: suite.codec, language: 'js' as const, ok: false };
  const wanted = (vector: string) => `${suite.codec}/${vector}`.toLowerCase().includes(filter);
  let vectors: CodecVector[];
  let script: string;
  try {
    [vectors, script] = [await readCodecVectors(engine, suite), await readFile(suite.script, 'utf8')];
  } catch (thrown) {
    const vector = suite.vectors.slice(suite.vectors.lastIndexOf('/') + 1);
    if (wanted(vector)) yield { ...common, vector, error: errorLine(asFailure(thrown)) };
    return;
  }
  for (const vector of vectors) {
    const name = `${vector.kind === 'uplink' ? 'decode' : 'encode'} ${vector.name}`;
    if (!wanted(name)) continue;
    const version = makeVersion({ kind: vector.kind, contract: 'codec', language: 'js', script, form: {} });
    yield { ...common, vector: name, ...outcomeOf(engine, version, vector, now) };
  }
}

function outcomeOf(
  engine: Engine,
  version: Version,
  vector: CodecVector,
  now: number,
): Pick<Verdict, 'ok' | 'error' | 'diff'> {
  try {
    const diff = differences(bare(vector.expected), bare(answerOf(engine, version, vector, now)));
    return diff.length === 0 ? { ok: true } : { ok: false, diff };
  } catch (thrown) {
    return { ok: false, error: errorLine(asFailure(thrown)) };
  }
}

function answerOf(
  engine: Engine,
  version: Version,
  { bytes, data, fPort, recvTime, variables }: CodecVector,
  now: number,
): Json {
  if (version.kind === 'uplink') {
    const message = { payload: bytes, payloadKind: 'binary' as const, metadata: {}, variables, now };
    const port = fPort === undefined ? {} : { fPort };
    return engine.runUplink(version, { ...message, ...port, time: recvTime ?? now }).output;
  }
  const metadata: Record<string, string> = fPort === undefined ? {} : { fPort: String(fPort) };
  return engine.runDownlink(version, { msg: data, metadata, msgType: 'NA', integrationMetadata: {}, variables, now })
    .output;
}

/** Without empty lists of warnings and errors, which mean the same as none. */
function bare(answer: Json): Json {
  if (!isJsonObject(answer)) return answer;
  const kept = Object.entries(answer).filter(([key, value]) => {
    const list = key === 'warnings' || key === 'errors';
    return !(list && (value === null || (Array.isArray(value) && value.length === 0)));
  });
  return Object.fromEntries(kept);
}
