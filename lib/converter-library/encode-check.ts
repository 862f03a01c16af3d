import { downlinksOf } from '../converters/contracts/result.ts';
import { asFailure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import { defaultsOf } from '../model/fields.ts';
import { allFields, type IntegrationType } from '../model/integration.ts';
import type { Json } from '../model/json.ts';
import type { LibraryConverter } from './library.ts';
import type { IntegrationTypes } from './typed-vector.ts';
import { errorLine } from './verdict.ts';

/** Folders of ThingsBoard's library that are not called like our types. */
const FOLDERS: { readonly [folder: string]: string } = {
  ThingsStackCommunity: 'ttn',
  ThingsStackIndustries: 'tti',
  ThingParkEnterprise: 'tpe',
};

/**
 * Whether what a downlink converter says can go on its way: its integration type takes it and makes requests of it.
 * `type` null: the converter does not name a type that is here, so that nobody can say.
 */
export function encodeCheck(
  converter: LibraryConverter,
  output: Json,
  { now, types = {} }: { now: number; types?: IntegrationTypes },
): { type: string | null; error: string | null } {
  const type = typeOf(converter, types);
  if (type === undefined) return { type: null, error: null };
  try {
    for (const encoded of downlinksOf(converter.version, output, converter)) {
      const { downlink } = type;
      if (downlink.mode === 'push') downlink.encode(encoded, configOf(type), now, { reference: 'check' });
      else if (downlink.mode === 'reply') downlink.render?.(encoded, configOf(type));
      else return { type: type.type, error: `Integrations of type "${type.type}" take no downlinks.` };
    }
    return { type: type.type, error: null };
  } catch (thrown) {
    return { type: type.type, error: `not sent by ${type.type}: ${errorLine(asFailure(thrown))}` };
  }
}

function typeOf({ integrationType, name }: LibraryConverter, types: IntegrationTypes): IntegrationType | undefined {
  const folder = name.split('/').at(-2) ?? '';
  const called = integrationType ?? FOLDERS[folder] ?? folder.toLowerCase();
  return Object.hasOwn(types, called) ? types[called] : undefined;
}

/** A library has no config; what encoders ask for has to be there, and fit its field. */
function configOf(type: IntegrationType): Config {
  const fields = Object.entries(allFields(type));
  const given = fields.flatMap(([name, field]) => {
    if (field.type === 'url') return [[name, 'https://network.example.com']];
    if (field.type === 'text' || field.type === 'secret') return [[name, field.example ?? EXAMPLE]];
    return [];
  });
  return { ...Object.fromEntries(given), ...defaultsOf(allFields(type)) };
}

/** Works as a name and as a key in hex. */
const EXAMPLE = '00112233445566778899aabbccddeeff';
