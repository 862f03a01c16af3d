import type { Converter, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { DEFAULT_NAMES, formInExport, updateOnlyKeysOf } from './contracts/form.ts';
import { exportedConverter, SCRIPT_KEYS } from './thingsboard-export.ts';
import { differences } from './vectors/difference.ts';

/** What a document says about a converter. */
export type DocumentContent = Pick<Converter, 'name' | 'kind' | 'contract' | 'language' | 'integrationType'> &
  Pick<Version, 'script'> & { updateOnlyKeys: Json; form: JsonObject };

/** ThingsBoard's words for the members of a form, with what stands there for "none". */
const FORM_MEMBERS: { readonly [ours: string]: { theirs: string; none: Json } } = {
  entityType: { theirs: 'type', none: 'DEVICE' },
  name: { theirs: 'name', none: '' },
  profile: { theirs: 'profile', none: '' },
  label: { theirs: 'label', none: '' },
  customer: { theirs: 'customer', none: '' },
  group: { theirs: 'group', none: '' },
  attributes: { theirs: 'attributes', none: null },
  telemetry: { theirs: 'telemetry', none: null },
};

/**
 * A converter as the `converter.json` that ThingsBoard exports and imports; `exportedConverter` is its inverse. What was
 * imported comes back as it was (also what means nothing here, such as debug switches and scripts of the other
 * language), but for what has changed since. Throws `unsupported` for codecs, which ThingsBoard does not know.
 */
export function thingsboardDocument(converter: DocumentContent, imported: JsonObject | null): JsonObject {
  if (converter.contract === 'codec' || converter.language === 'table') {
    throw new Failure('unsupported', 'ThingsBoard has no payload codecs', {
      field: 'contract',
      fix: 'Export converters of the contract thingsboard or thingsboard-typed.',
    });
  }
  const base = imported ?? blank(converter);
  const said = exportedConverter(base, converter.kind);
  const configuration = isJsonObject(base['configuration']) ? base['configuration'] : {};
  return {
    ...base,
    ...unless(said.name === converter.name, { name: converter.name }),
    ...unless(said.kind === converter.kind, { type: converter.kind.toUpperCase() }),
    ...unless(said.integrationType === converter.integrationType, { integrationType: typeName(converter) }),
    configuration: { ...configuration, ...configurationOf(converter, said, configuration) },
    ...unless(said.contract === converter.contract, { converterVersion: versionNumber(converter) }),
  };
}

/** What of the configuration differs from what the document says already. */
function configurationOf(converter: DocumentContent, said: DocumentContent, configuration: JsonObject): JsonObject {
  const { kind, language, script, updateOnlyKeys, form } = converter;
  const sameScript = said.kind === kind && said.language === language && said.script === script;
  const keys = updateOnlyKeysOf(listOf(updateOnlyKeys), form);
  const typed = converter.contract === 'thingsboard-typed';
  const wasTyped = said.contract === 'thingsboard-typed';
  return {
    ...unless(sameScript, { scriptLang: language === 'tbel' ? 'TBEL' : 'JS', [scriptKey(converter)]: script }),
    ...unless(same(listOf(said.updateOnlyKeys), keys), { updateOnlyKeys: keys }),
    ...(typed ? formChanges(form, configuration, wasTyped) : {}),
  };
}

/** A document that was generic may lack members that a typed one has. */
function formChanges(form: JsonObject, configuration: JsonObject, wasTyped: boolean): JsonObject {
  const said = formInExport(configuration);
  const changed = Object.entries(FORM_MEMBERS).flatMap(([ours, { theirs, none }]) => {
    const [now, then] = [memberOf(form, ours), memberOf(said, ours)];
    const lacks = !wasTyped && !(theirs in configuration);
    return same(now, then) && !lacks ? [] : [[theirs, now ?? none] as const];
  });
  return Object.fromEntries(changed);
}

/** A member as it is stored after an import: with its default, lists without repetition, null for none. */
function memberOf(form: JsonObject, member: string): Json {
  const value = form[member] ?? null;
  if (Array.isArray(value)) return listOf(value);
  if (member === 'entityType') return value === 'ASSET' ? 'ASSET' : 'DEVICE';
  if (member === 'name') return value ?? DEFAULT_NAMES[form['entityType'] === 'ASSET' ? 'ASSET' : 'DEVICE'];
  return value === '' ? null : value;
}

/** What a new export of ThingsBoard looks like. */
function blank(converter: DocumentContent): JsonObject {
  const form = { type: 'DEVICE', name: DEFAULT_NAMES.DEVICE, profile: '', label: '', customer: '', group: '' };
  const typed = converter.contract === 'thingsboard-typed' ? { ...form, telemetry: null, attributes: null } : {};
  const scripts = { decoder: null, tbelDecoder: null, encoder: null, tbelEncoder: null };
  const scriptLang = converter.language === 'tbel' ? 'TBEL' : 'JS';
  return {
    ...{ name: converter.name, type: converter.kind.toUpperCase(), integrationType: typeName(converter) },
    ...{ debugMode: false },
    configuration: { scriptLang, ...scripts, [scriptKey(converter)]: converter.script, updateOnlyKeys: [], ...typed },
    ...{ additionalInfo: { description: '' }, edgeTemplate: false, converterVersion: versionNumber(converter) },
  };
}

function scriptKey({ kind, language }: DocumentContent): string {
  return SCRIPT_KEYS[kind][language === 'tbel' ? 'tbel' : 'js'];
}

/** `aws-iot` as `AWS_IOT`. */
function typeName({ integrationType }: DocumentContent): string | null {
  return integrationType === null ? null : integrationType.toUpperCase().replaceAll('-', '_');
}

function versionNumber({ contract }: DocumentContent): number {
  return contract === 'thingsboard-typed' ? 2 : 1;
}

function listOf(value: Json): string[] {
  const list = Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
  return [...new Set(list)];
}

function same(a: Json, b: Json): boolean {
  return differences(a, b).length === 0;
}

function unless(same: boolean, change: JsonObject): JsonObject {
  return same ? {} : change;
}
