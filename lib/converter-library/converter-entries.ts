import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { runVector } from '../converters/vectors/run.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { Expected, Vector, VectorInput } from '../model/vector.ts';
import type { CodecParts } from './codec-entries.ts';
import { converterFolders, type LibraryConverter, nameOf, parse, readConverter, readObject } from './library.ts';
import { entryOf, LIBRARY_TIME, type ReadEntry, type Unreadable } from './read-entry.ts';
import { isTyped } from './typed-vector.ts';
import { type Vector as LibraryVector, readVector, vectorNames } from './vectors.ts';
import { errorLine } from './verdict.ts';

/** Folders of ThingsBoard's main branch that are not named as its integration types are. */
const TYPES: { [folder: string]: string } = {
  thingsstackcommunity: 'ttn',
  thingsstackindustries: 'tti',
  thingparkenterprise: 'tpe',
};

/** Converters in ThingsBoard's layout. */
export async function* converterEntries(
  parts: CodecParts,
  root: string,
  source: string,
): AsyncGenerator<ReadEntry | Unreadable> {
  for (const folder of await converterFolders(root)) {
    try {
      yield await entryIn(parts, root, folder, source);
    } catch (thrown) {
      yield { path: nameOf(root, folder), problem: errorLine(asFailure(thrown)) };
    }
  }
}

async function entryIn(parts: CodecParts, root: string, folder: string, source: string): Promise<ReadEntry> {
  const converter = await readConverter(root, folder);
  parts.engine.check(converter.version);
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const vectors: Vector[] = [];
  for (const name of await vectorNames(folder)) {
    const vector = await catalogVector(converter, name).catch(() => null);
    const passes = vector !== null && runVector(parts, converter.version, vector).ok;
    counts[passes ? 'passed' : 'failed'] += 1;
    if (passes) vectors.push(vector);
  }
  const { kind, contract, language, script, form } = converter.version;
  const path = nameOf(root, folder);
  const [_kind, network, model = source, vendor = source] = path.split('/').reverse();
  const about = { vendor, model, kind, contract, language, path };
  const integrationType = converter.integrationType ?? typeNamed(network);
  return entryOf(
    { ...about, integrationType, ...counts },
    { script, form, updateOnlyKeys: await keysIn(folder), vectors },
  );
}

/** The folder above `uplink` names the network. Throws `invalid` when none is in the library. */
function typeNamed(network: string | undefined): string {
  if (network === undefined) {
    throw new Failure('invalid', 'Neither converter.json nor a folder above it says of which integration type it is.');
  }
  const name = network.toLowerCase();
  return TYPES[name] ?? name.replaceAll('_', '-');
}

async function keysIn(folder: string): Promise<string[]> {
  const { configuration } = await readObject(join(folder, 'converter.json'));
  const keys: Json = (configuration as { updateOnlyKeys?: Json }).updateOnlyKeys ?? [];
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}

/** A payload with its result as the catalog keeps them. Throws what the files do. */
async function catalogVector(converter: LibraryConverter, name: string): Promise<Vector> {
  const vector = await readVector(converter.folder, name);
  const typed = isTyped(converter);
  const expected: Expected = typed ? { converterOutput: vector.expected } : { output: vector.expected };
  // ThingsBoard lists the code rate of The Things Stack but reads a place where it no longer stands; ours have it.
  const isBetter = typed && /^tt[in]$/.test(converter.integrationType ?? '');
  const ignore = isBetter ? ['attributes.codeRate', '[*].attributes.codeRate'] : [];
  const source = { kind: 'library' as const, name: `${converter.name}/${name}` };
  return { id: name, name, input: inputOf(converter, vector), expected, ignore, receivedAt: LIBRARY_TIME, source };
}

function inputOf({ version, metadata, integrationType }: LibraryConverter, vector: LibraryVector): VectorInput {
  const { payload, payloadKind, name } = vector;
  const text = Buffer.from(payload).toString('utf8');
  if (version.kind === 'downlink') return { msg: parse(text, name), msgType: 'POST_TELEMETRY_REQUEST', metadata };
  const type = version.contract === 'thingsboard' || integrationType === null ? {} : { integrationType };
  if (payloadKind === 'text') return { payloadText: text, metadata, ...type };
  return { payload: Buffer.from(payload).toString('base64'), metadata, ...type };
}
