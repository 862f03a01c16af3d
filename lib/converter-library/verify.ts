import { Buffer } from 'node:buffer';
import type { Engine, Run } from '../converters/engine.ts';
import type { Language } from '../model/converter.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import { differences } from './difference.ts';
import { encodeCheck } from './encode-check.ts';
import { errorLine, type Verdict } from './verdict.ts';

export type { Verdict } from './verdict.ts';

import { converterFolders, type LibraryConverter, nameOf, parse, readConverter } from './library.ts';
import { type IntegrationTypes, isBetter, isTyped, lackingType, typedOutput } from './typed-vector.ts';
import { readVector, type Vector, vectorNames } from './vectors.ts';
import { verifyCodecs } from './verify-codecs.ts';

export interface VerifyOptions {
  /** Only vectors whose `converter/vector` contains this, whatever the case. */
  filter?: string;
  /** Epoch ms that scripts see as now. */
  now: number;
  /** Integration types by name: they take the device's bytes out of the payloads of typed converters. */
  types?: IntegrationTypes;
}

/** Runs every vector of a library through the engine: ThingsBoard's folders, then codecs, in the order of paths. */
export async function* verifyLibrary(engine: Engine, folder: string, options: VerifyOptions): AsyncGenerator<Verdict> {
  const filter = options.filter?.toLowerCase() ?? '';
  for (const path of await converterFolders(folder)) {
    const names = await vectorNames(path);
    const wanted = names.filter((name) => `${nameOf(folder, path)}/${name}`.toLowerCase().includes(filter));
    if (wanted.length > 0) yield* verifyConverter(engine, folder, path, wanted, options);
  }
  yield* verifyCodecs(engine, folder, { filter, now: options.now });
}

async function* verifyConverter(
  engine: Engine,
  root: string,
  folder: string,
  vectors: string[],
  options: VerifyOptions,
): AsyncGenerator<Verdict> {
  const common = { converter: nameOf(root, folder), language: 'js' as Language, ok: false };
  let converter: LibraryConverter;
  try {
    converter = await readConverter(root, folder);
  } catch (thrown) {
    for (const vector of vectors) yield { ...common, vector, error: errorLine(asFailure(thrown)) };
    return;
  }
  const skipped = skipReason(engine, converter) ?? lackingType(converter, options.types);
  for (const vector of vectors) {
    const typed = isTyped(converter) ? { typed: true as const } : {};
    const verdict = { ...common, language: converter.version.language, ...typed, vector };
    if (skipped !== null) yield { ...verdict, skipped };
    else yield { ...verdict, ...(await outcomeOf(engine, converter, vector, options)) };
  }
}

/** Why the converter cannot run yet, or null. What else is wrong with it fails its vectors. */
function skipReason(engine: Engine, { version }: LibraryConverter): string | null {
  try {
    engine.check(version);
    return null;
  } catch (thrown) {
    const failure = asFailure(thrown);
    return failure.code === 'unsupported' ? failure.message : null;
  }
}

async function outcomeOf(
  engine: Engine,
  converter: LibraryConverter,
  name: string,
  options: VerifyOptions,
): Promise<Pick<Verdict, 'ok' | 'error' | 'diff' | 'sentBy'>> {
  try {
    const vector = await readVector(converter.folder, name);
    const output = isTyped(converter)
      ? typedOutput(engine, converter, vector, options)
      : runVector(engine, converter, vector, options.now).output;
    const diff = differences(vector.expected, output).filter((one) => !isBetter(converter, one));
    if (diff.length > 0) return { ok: false, diff };
    return converter.version.kind === 'downlink' ? sentOf(converter, output, options) : { ok: true };
  } catch (thrown) {
    return { ok: false, error: errorLine(asFailure(thrown)) };
  }
}

/** A downlink has to go on its way, too. */
function sentOf(converter: LibraryConverter, output: Json, options: VerifyOptions) {
  const { type, error } = encodeCheck(converter, output, options);
  if (error !== null) return { ok: false, error };
  return type === null ? { ok: true } : { ok: true, sentBy: type };
}

function runVector(engine: Engine, { version, metadata }: LibraryConverter, vector: Vector, now: number): Run {
  if (version.kind === 'uplink') {
    const { payload, payloadKind } = vector;
    return engine.runUplink(version, { payload, payloadKind, metadata, now });
  }
  // What ThingsBoard's own validator gives to encoders.
  const common = { metadata, msgType: 'POST_TELEMETRY_REQUEST', integrationMetadata: {}, now };
  return engine.runDownlink(version, { msg: messageOf(vector), ...common });
}

function messageOf({ name, payload, payloadKind }: Vector): Json {
  if (payloadKind === 'binary') throw new Failure('invalid', `${name}: a downlink's message is JSON.`);
  return parse(Buffer.from(payload).toString('utf8'), name);
}
