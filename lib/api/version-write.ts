import type { z } from '@hono/zod-openapi';
import type { Version, VersionAction, VersionEntry } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { present } from './converter-test-input.ts';
import { compiled, type Reasons, type Stored, type WriteParts } from './converter-write.ts';
import { forcedBy, passGate, type Tally, tallyOf } from './vector-gate.ts';
import { namedVersion, versionBefore } from './version-history.ts';
import type { NewVersion } from './version-shapes.ts';

/** What a step in the history of a converter led to. */
export interface Step {
  stored: Stored;
  /** The version the step was about. */
  version: Version;
  /** The line that tells of it. */
  entry: VersionEntry;
  tally: Tally;
}

/** Keeps a version beside the active one, or activates it at once when that is asked. Throws `compile`. */
export async function addVersion(
  parts: WriteParts,
  current: Stored,
  { activate, ...given }: Omit<z.output<typeof NewVersion>, 'why' | 'force'> & Reasons,
): Promise<Step> {
  const { who, why, force, ...change } = given;
  const { converter, version: active } = current;
  const content = { ...active, ...present(change) };
  const version = compiled(parts, content);
  if (activate) return activateVersion(parts, current, version, { who, why: why ?? 'added', force });
  await parts.catalog.putVersion(version);
  const tally = await tallyOf(parts, version, (await parts.catalog.vectors(converter.id)).items);
  const entry = await noted(parts, converter.id, version, { action: 'saved', who, why: why ?? 'added' });
  return { stored: current, version, entry, tally };
}

/** Makes a version of the history active. Throws `not-found`, and `conflict` with the vectors that fail. */
export async function activateNamed(parts: WriteParts, current: Stored, name: string, reasons: Reasons): Promise<Step> {
  const { converter } = current;
  const hash = namedVersion(await parts.catalog.versionEntries(converter.id), name);
  const version = await versionOf(parts, converter, hash);
  return activateVersion(parts, current, version, { ...reasons, why: reasons.why ?? 'activated' });
}

/**
 * Makes the version active that was so before. It was live already and must be to be had at any time, so vectors do
 * not hold it up: the answer tells which ones fail.
 */
export async function rollBack(parts: WriteParts, current: Stored, { who, why }: Reasons): Promise<Step> {
  const { converter } = current;
  const hash = versionBefore(await parts.catalog.versionEntries(converter.id), converter.active);
  if (hash === null) {
    throw new Failure('conflict', `No version of converter '${converter.name}' was active before this one`, {
      field: 'id',
      fix: 'GET /api/converters/{id}/versions lists them; activate one by its hash.',
    });
  }
  const version = await versionOf(parts, converter, hash);
  const tally = await tallyOf(parts, version, (await parts.catalog.vectors(converter.id)).items);
  const stored = await switched(parts, current, version);
  const line = { action: 'rolled-back' as const, who, why: why ?? `rolled back from ${converter.active.slice(0, 8)}` };
  return { stored, version, entry: await noted(parts, converter.id, version, line), tally };
}

async function activateVersion(parts: WriteParts, current: Stored, version: Version, reasons: Reasons): Promise<Step> {
  const { converter } = current;
  const { who, why = '', force } = reasons;
  const tally = await passGate(parts, converter.id, version, { force, field: 'version' });
  const line = { action: 'activated' as const, who, why, ...forcedBy(tally, force) };
  if (version.hash === converter.active) {
    // It was so already: what made it so stays the last line.
    const entries = await parts.catalog.versionEntries(converter.id);
    const told = entries.findLast((one) => one.hash === version.hash && one.action !== 'saved');
    return { stored: current, version, entry: told ?? (await noted(parts, converter.id, version, line)), tally };
  }
  await parts.catalog.putVersion(version);
  const stored = await switched(parts, current, version);
  return { stored, version, entry: await noted(parts, converter.id, version, line), tally };
}

/** One conditional write; live instances follow within 10 s. */
async function switched({ catalog }: WriteParts, { converter }: Stored, version: Version): Promise<Stored> {
  const { hash, contract, language, form } = version;
  const { etag, ...head } = converter;
  const stored = await catalog.putConverter({ ...head, contract, language, form, active: hash }, etag);
  return { converter: stored, version };
}

/** A version as it runs in this converter: two kinds can share a hash. */
async function versionOf(
  { catalog, engine }: WriteParts,
  { kind }: Stored['converter'],
  hash: string,
): Promise<Version> {
  const found = await catalog.version(hash);
  if (found === null) throw new Failure('unavailable', `Version ${hash} is not there`);
  const version = { ...found, kind };
  engine.check(version);
  return version;
}

function noted(
  { catalog, clock }: WriteParts,
  converterId: string,
  { hash }: Version,
  line: { action: VersionAction; who: string; why: string; forced?: string },
): Promise<VersionEntry> {
  return catalog.addVersionEntry(converterId, { hash, when: clock(), ...line });
}
