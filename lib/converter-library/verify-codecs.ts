import { readFile } from 'node:fs/promises';
import type { Engine } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import type { Version } from '../model/converter.ts';
import { asFailure } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import type { CodecSuite } from './codec-suite.ts';
import { codecSuites } from './codec-suites.ts';
import type { CodecAction, CodecVector } from './codec-vectors.ts';
import { type Difference, differences } from './difference.ts';
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
    [vectors, script] = [await suite.vectors(engine), await readFile(suite.script, 'utf8')];
  } catch (thrown) {
    if (wanted(suite.file)) yield { ...common, vector: suite.file, error: errorLine(asFailure(thrown)) };
    return;
  }
  for (const vector of vectors) {
    const name = `${vector.action} ${vector.name}`;
    if (wanted(name)) yield { ...common, vector: name, ...outcomeOf(engine, script, vector, now) };
  }
}

/** The form of a codec that is called for a vector; users' own forms say nothing of it. */
const FORMS: Record<CodecAction, JsonObject> = {
  decode: {},
  encode: {},
  'decode downlink': {},
  normalize: { normalized: true },
};

/** What a codec answers to a vector, and whether it is what the vector expects. */
export function codecAnswer(
  engine: Engine,
  script: string,
  vector: CodecVector,
  now: number,
): { ok: boolean; answer: Json; diff: Difference[]; error?: string } {
  const kind = vector.action === 'encode' ? 'downlink' : 'uplink';
  const version = makeVersion({ kind, contract: 'codec', language: 'js', script, form: FORMS[vector.action] });
  try {
    const answer = answerOf(engine, version, vector, now);
    const diff = differences(bare(vector.expected), bare(answer)).filter((one) => !isUndefined(one));
    return { ok: diff.length === 0, answer, diff };
  } catch (thrown) {
    return { ok: false, answer: null, diff: [], error: errorLine(asFailure(thrown)) };
  }
}

function outcomeOf(...given: Parameters<typeof codecAnswer>): Pick<Verdict, 'ok' | 'error' | 'diff'> {
  const { ok, diff, error } = codecAnswer(...given);
  if (error !== undefined) return { ok, error };
  return ok ? { ok } : { ok, diff };
}

/** JSON leaves a member out that is undefined; The Things Stack, which examples were checked by, writes null for it. */
function isUndefined({ expected, actual }: Difference): boolean {
  return expected === null && actual === undefined;
}

function answerOf(engine: Engine, version: Version, vector: CodecVector, now: number): Json {
  const { action, bytes, data, fPort, recvTime, variables } = vector;
  const port = fPort === undefined ? {} : { fPort };
  if (action === 'decode downlink')
    return engine.decodeDownlink(version, { bytes, ...port, variables, now })?.output ?? null;
  if (action !== 'encode') {
    const message = { payload: bytes, payloadKind: 'binary' as const, metadata: {}, variables, now };
    const answer = engine.runUplink(version, { ...message, ...port, time: recvTime ?? now }).output;
    return action === 'normalize' ? listed(answer) : answer;
  }
  const metadata: Record<string, string> = fPort === undefined ? {} : { fPort: String(fPort) };
  return engine.runDownlink(version, { msg: data, metadata, msgType: 'NA', integrationMetadata: {}, variables, now })
    .output;
}

/** What `normalizeUplink` gave; one measurement counts as a list of one. */
function listed(answer: Json): Json {
  const normalized = isJsonObject(answer) ? (answer['normalized'] ?? null) : null;
  if (!isJsonObject(normalized) || !isJsonObject(normalized['data'])) return normalized;
  return { ...normalized, data: [normalized['data']] };
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
