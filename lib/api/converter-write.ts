import { randomUUID } from 'node:crypto';
import type { z } from '@hono/zod-openapi';
import { makeVersion } from '../converters/version.ts';
import type { Converter, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import type { JsonObject } from '../model/json.ts';
import type { Catalog } from '../model/ports.ts';
import type { ConverterChange, CreateConverter } from './converter-shapes.ts';
import { checkedForm } from './form-shapes.ts';
import { typeOf } from './integration-types.ts';
import type { ApiParts } from './parts.ts';
import { forcedBy, NO_VECTORS, passGate } from './vector-gate.ts';

export type WriteParts = Pick<ApiParts, 'catalog' | 'registry' | 'engine' | 'clock'>;
type Content = z.output<typeof CreateConverter>;

/** Who changes it, and what they say about it. */
export interface Reasons {
  who: string;
  why?: string | undefined;
  force?: string | undefined;
}

/** A converter together with its active version. */
export interface Stored {
  converter: Converter;
  version: Version;
}

/**
 * Compiles, then stores version, converter and the first line of its history. `document`: the export of ThingsBoard it
 * was read from. Throws `compile` with the position.
 */
export async function createConverter(
  parts: WriteParts,
  content: Content,
  who: string,
  document: JsonObject | null = null,
): Promise<Stored> {
  checkType(parts, content);
  const version = compiled(parts, content);
  await parts.catalog.putVersion(version);
  const fresh = { ...headOf(content, version), id: randomUUID(), createdAt: parts.clock() };
  const converter = await parts.catalog.putConverter(fresh, null);
  await addEntry(parts, converter, { who, why: 'created' });
  if (document !== null) await parts.catalog.putImported(converter.id, document);
  return { converter, version };
}

/**
 * Applies a change. A new hash is a new version, which must pass the vectors; live instances follow within 10 s.
 * Throws `compile`, and `conflict` with the vectors that fail.
 */
export async function changeConverter(
  parts: WriteParts,
  current: Stored,
  change: ConverterChange,
  { who, why = 'changed', force }: Reasons,
): Promise<Stored> {
  const { converter } = current;
  const content: Content = { ...converter, script: current.version.script, ...change };
  if (content.kind !== converter.kind) {
    throw new Failure('invalid', `The kind of a converter cannot change (it is '${converter.kind}')`, {
      field: 'kind',
      fix: 'Create another converter.',
    });
  }
  checkType(parts, content);
  if (content.integrationType !== null && content.integrationType !== converter.integrationType) {
    const others = await usersOf(parts.catalog, converter.id);
    refuseWhileUsed(
      converter,
      others.filter((one) => one.type !== content.integrationType),
      'integrationType',
    );
  }
  const version = compiled(parts, content);
  const isNew = version.hash !== converter.active;
  const tally = isNew ? await passGate(parts, converter.id, version, { force, field: 'script' }) : NO_VECTORS;
  if (isNew) await parts.catalog.putVersion(version);
  const { id, createdAt } = converter;
  const stored = await parts.catalog.putConverter({ ...headOf(content, version), id, createdAt }, converter.etag);
  if (isNew) await addEntry(parts, stored, { who, why, ...forcedBy(tally, force) });
  return { converter: stored, version };
}

/** Throws `conflict` with the integrations that use it. */
export async function deleteConverter({ catalog }: WriteParts, { converter }: Stored): Promise<void> {
  refuseWhileUsed(converter, await usersOf(catalog, converter.id), 'id');
  await catalog.deleteConverter(converter.id, converter.etag);
  await Promise.all([
    catalog.deleteVectors(converter.id),
    catalog.deleteImported(converter.id),
    catalog.deleteLibraryPin(converter.id),
  ]);
}

function headOf(content: Content, version: Version) {
  const { name, kind, contract, language, integrationType, updateOnlyKeys } = content;
  const head = { name, kind, contract, language, integrationType, updateOnlyKeys: [...new Set(updateOnlyKeys)] };
  return { ...head, form: version.form, active: version.hash };
}

/** A version that compiles. Throws `compile` with the position, and `unsupported`. */
export function compiled(
  { engine }: WriteParts,
  { kind, contract, language, script, form }: Pick<Content, 'kind' | 'contract' | 'language' | 'script' | 'form'>,
): Version {
  if (kind === 'downlink' && contract === 'thingsboard-typed') {
    throw new Failure('invalid', `Contract '${contract}' has no downlink converters`, {
      field: 'contract',
      fix: "Give 'thingsboard', or 'codec' for encodeDownlink.",
    });
  }
  const version = makeVersion({ kind, contract, language, script, form: checkedForm(contract, kind, form) });
  try {
    engine.check(version);
  } catch (thrown) {
    throw placed(thrown);
  }
  return version;
}

/** A script's failure with the field of the request it lies in. */
function placed(thrown: unknown): unknown {
  if (!(thrown instanceof Failure) || thrown.detail.field !== undefined) return thrown;
  const field = thrown.code === 'unsupported' ? 'language' : 'script';
  const fix =
    thrown.code === 'compile'
      ? 'Nothing was saved; POST /api/converters/test tries a script without saving it.'
      : 'Change the script.';
  return new Failure(thrown.code, thrown.message, { fix, ...thrown.detail, field });
}

function checkType({ registry }: WriteParts, { integrationType }: Content): void {
  if (integrationType !== null) typeOf(registry, integrationType, 'integrationType', 'invalid');
}

async function addEntry(
  parts: WriteParts,
  { id, active }: Converter,
  line: { who: string; why: string; forced?: string },
): Promise<void> {
  await parts.catalog.addVersionEntry(id, { hash: active, when: parts.clock(), action: 'activated', ...line });
}

/** All integrations that name this converter. */
export async function usersOf(catalog: Catalog, converterId: string): Promise<Integration[]> {
  const users: Integration[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Catalog['integrations']>> = await catalog.integrations({ limit: 1_000, cursor });
    users.push(...page.items.filter((one) => [one.uplinkConverterId, one.downlinkConverterId].includes(converterId)));
    cursor = page.cursor;
  } while (cursor !== null);
  return users;
}

function refuseWhileUsed(converter: Converter, users: Integration[], field: string): void {
  if (users.length === 0) return;
  const names = users.map((one) => one.name).join(', ');
  throw new Failure('conflict', `Converter '${converter.name}' is used by ${names}`, {
    field,
    fix: 'Give these integrations another converter first.',
    extra: { integrations: users.map(({ id, name, type }) => ({ id, name, type })) },
  });
}
