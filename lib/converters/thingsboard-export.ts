import type { Contract, ConverterKind, Language } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { formInExport } from './contracts/form.ts';

/** What a converter document of ThingsBoard says, in our words. */
export interface ExportedConverter {
  /** Empty when the document has none. */
  name: string;
  kind: ConverterKind;
  contract: Contract;
  language: Language;
  /** `CHIRPSTACK` as `chirpstack`, `AWS_IOT` as `aws-iot`; null when the document names none. */
  integrationType: string | null;
  script: string;
  updateOnlyKeys: Json;
  form: JsonObject;
}

export const SCRIPT_KEYS = {
  uplink: { js: 'decoder', tbel: 'tbelDecoder' },
  downlink: { js: 'encoder', tbel: 'tbelEncoder' },
} as const;

/** Whether a document is a converter as ThingsBoard exports it, rather than one of ours. */
export function isExport(document: unknown): document is JsonObject {
  return isJsonObject(document) && isJsonObject(document['configuration']) && !('script' in document);
}

/**
 * Reads `converter.json` of ThingsBoard: `{name, type, integrationType, configuration: {scriptLang, decoder,
 * tbelDecoder, encoder, tbelEncoder, updateOnlyKeys, …}, converterVersion}`. Version 2 is a typed converter, absent and
 * 1 a generic one; the script of the other language is a left-over and ignored. `kind` counts where `type` is missing.
 * Throws `invalid` with the path of what is missing.
 */
export function exportedConverter(document: JsonObject, kind: ConverterKind = 'uplink'): ExportedConverter {
  const { configuration } = document;
  if (!isJsonObject(configuration)) {
    throw new Failure('invalid', 'has no "configuration"', { field: 'configuration' });
  }
  const said = kindOf(document['type']) ?? kind;
  const language = configuration['scriptLang'] === 'TBEL' ? 'tbel' : 'js';
  const key = SCRIPT_KEYS[said][language];
  const script = configuration[key];
  if (typeof script !== 'string' || script === '') {
    throw new Failure('invalid', `has no "configuration.${key}"`, {
      field: `configuration.${key}`,
      fix: `scriptLang says which script counts; give it under ${key}.`,
    });
  }
  const typed = said === 'uplink' && document['converterVersion'] === 2;
  return {
    name: typeof document['name'] === 'string' ? document['name'] : '',
    kind: said,
    contract: typed ? 'thingsboard-typed' : 'thingsboard',
    language,
    integrationType: typeName(document['integrationType']),
    script,
    updateOnlyKeys: configuration['updateOnlyKeys'] ?? [],
    form: typed ? formOfExport(configuration) : {},
  };
}

/** The converter itself has the update-only keys, in both versions. */
function formOfExport(configuration: JsonObject): JsonObject {
  const { updateOnlyKeys: _own, ...form } = formInExport(configuration);
  return form;
}

function kindOf(type: Json | undefined): ConverterKind | undefined {
  const said = typeof type === 'string' ? type.toLowerCase() : '';
  return said === 'uplink' || said === 'downlink' ? said : undefined;
}

function typeName(type: Json | undefined): string | null {
  return typeof type === 'string' && type !== '' ? type.toLowerCase().replaceAll('_', '-') : null;
}
