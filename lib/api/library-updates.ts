import type { z } from '@hono/zod-openapi';
import { type Difference, differenceLine, differences } from '../converters/vectors/difference.ts';
import { resultFor } from '../converters/vectors/run.ts';
import { makeVersion } from '../converters/version.ts';
import { SECOND } from '../model/clock.ts';
import type { Converter, Version } from '../model/converter.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { LibraryPin } from '../model/library.ts';
import type { Vector } from '../model/vector.ts';
import { converterById } from './converters.ts';
import { checkedForm } from './form-shapes.ts';
import { allEntries, contentOf, type FoundEntry } from './library-find.ts';
import type { Installed, InstalledDetail } from './library-shapes.ts';
import type { ApiParts } from './parts.ts';

/** An installed converter beside what its library has now. */
export interface Standing {
  pin: LibraryPin;
  converter: Converter;
  /** Null: the library has it no longer. */
  now: FoundEntry | null;
  shown: z.input<typeof Installed>;
}

/** All that came from a library and are still there. */
export async function standingsOf(parts: ApiParts): Promise<Standing[]> {
  const [pins, entries] = await Promise.all([parts.catalog.libraryPins(), allEntries(parts)]);
  const found = await Promise.all(pins.map(async (pin) => standing(parts, pin, entries)));
  return found.filter((one) => one !== null);
}

/** Throws `not-found`. */
export async function standingOf(parts: ApiParts, converterId: string): Promise<Standing> {
  const found = (await standingsOf(parts)).find(({ pin }) => pin.converterId === converterId);
  if (found !== undefined) return found;
  throw new Failure('not-found', `Converter '${converterId.slice(0, 100)}' came from no library`, {
    field: 'id',
    fix: 'GET /api/library/installed lists those that did.',
  });
}

async function standing(parts: ApiParts, pin: LibraryPin, entries: FoundEntry[]): Promise<Standing | null> {
  const converter = await parts.catalog.converter(pin.converterId);
  if (converter === null) return null;
  const now = entryOf(pin, entries);
  const isOther = now !== null && now.entry.content !== pin.content && !(await isActive(parts, converter, now));
  const update = now === null ? 'gone' : isOther ? 'available' : 'current';
  const available = isOther ? { commit: now.index.commit, path: now.entry.path } : null;
  const { content: _digest, ...told } = pin;
  return { pin, converter, now, shown: { ...told, name: converter.name, update, available } };
}

/** The same place in the library; a file may have moved, and several may be of one model. */
function entryOf(pin: LibraryPin, entries: FoundEntry[]): FoundEntry | null {
  const same = entries.filter(({ entry, source }) => {
    const { integrationType, vendor, model, kind } = entry;
    const isThere = source.id === pin.source && vendor === pin.vendor && model === pin.model && kind === pin.kind;
    return isThere && integrationType === pin.integrationType;
  });
  return same.find(({ entry }) => entry.path === pin.path) ?? same[0] ?? null;
}

/** Whether the version of the library runs here already, because somebody took it over. */
async function isActive(parts: ApiParts, converter: Converter, now: FoundEntry): Promise<boolean> {
  return (await versionOf(parts, now)).hash === converter.active;
}

async function versionOf(parts: ApiParts, now: FoundEntry): Promise<Version> {
  const { script, form } = await contentOf(parts, now);
  const { kind, contract, language } = now.entry;
  return makeVersion({ kind, contract, language, script, form: checkedForm(contract, kind, form) });
}

/** API Gateway waits 29 s for an answer. */
const MOST_TIME = 15 * SECOND;
const SHOWN_CHANGES = 50;
const SHOWN_LINES = 20;

type Changes = Pick<z.input<typeof InstalledDetail>, 'script' | 'same' | 'changes'>;

/** What the active version and that of the library make of the vectors of both, where it is not the same. */
export async function changesOf(parts: ApiParts, { converter, now, shown }: Standing): Promise<Changes> {
  if (now === null || shown.update !== 'available') return { script: null, same: 0, changes: [] };
  const [{ version: before }, after, content] = await Promise.all([
    converterById(parts, converter.id),
    versionOf(parts, now),
    contentOf(parts, now),
  ]);
  const own = await parts.catalog.vectors(converter.id);
  const end = parts.clock() + MOST_TIME;
  const changes: Changes['changes'] = [];
  let same = 0;
  for (const vector of distinct([...own.items, ...content.vectors])) {
    if (parts.clock() > end) break;
    const [one, other] = [resultOf(parts, before, vector), resultOf(parts, after, vector)];
    const found = differences(one as unknown as Json, other as unknown as Json);
    if (found.length === 0) same += 1;
    else if (changes.length < SHOWN_CHANGES) {
      changes.push({ name: vector.name, before: one, after: other, diff: found.slice(0, SHOWN_LINES).map(lineOf) });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { script: content.script, same, changes };
}

interface Result {
  output?: Json;
  error?: string;
}

function resultOf(parts: ApiParts, version: Version, { input, receivedAt }: Vector): Result {
  try {
    const run = { engine: parts.engine, types: parts.registry };
    return { output: resultFor(run, version, input, { receivedAt, wants: 'output' }) };
  } catch (thrown) {
    const { code, message } = asFailure(thrown);
    return { error: `${code}: ${message}` };
  }
}

/** Vectors of both sides often are the same. */
function distinct(vectors: Vector[]): Vector[] {
  return [...new Map(vectors.map((one) => [JSON.stringify([one.input, one.receivedAt]), one])).values()];
}

/** `output.telemetry.t: 1 became 2`, in the words of a difference. */
function lineOf(difference: Difference): string {
  return differenceLine(difference).replace('expected', 'was').replace('got', 'is');
}
