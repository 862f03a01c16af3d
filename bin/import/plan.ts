import type { Engine } from '../../lib/converters/engine.ts';
import { makeVersion } from '../../lib/converters/version.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { ConverterKind } from '../../lib/model/converter.ts';
import { asFailure } from '../../lib/model/failure.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import type { Found, FoundConverter, FoundIntegration } from './exports.ts';

/** A converter of the files, or one that is on the platform already. */
export type Chosen = FoundConverter | { id: string };

export interface PlannedIntegration {
  found: FoundIntegration;
  uplink: Chosen | null;
  downlink: Chosen | null;
  /** What has no place here, one sentence each. */
  lost: string[];
}

/** All that will be written, or the reasons why nothing will. */
export interface Plan {
  converters: { found: FoundConverter; body: JsonObject; lost: string[] }[];
  integrations: PlannedIntegration[];
  problems: string[];
}

/** Ids of converters on the platform, for integrations whose own are in none of the files. */
export type Given = { [kind in ConverterKind]?: string };

/** Finds for each integration its converters, and checks all that can be checked before anything is written. */
export function planImport(found: Found, given: Given, engine: Pick<Engine, 'check'>): Plan {
  const problems = [...found.problems];
  const converters = found.converters.map((one) => plannedConverter(one, engine, problems));
  const keys = new Map<string, string>();
  const integrations = found.integrations.map((one): PlannedIntegration => {
    const { routingKey, lost } = one.integration;
    const earlier = routingKey === null ? undefined : keys.get(routingKey);
    if (earlier !== undefined) problems.push(`${one.where} has the routing key of ${earlier}`);
    if (routingKey !== null) keys.set(routingKey, one.where);
    const choose = (kind: ConverterKind) => converterFor(one, kind, found.converters, given, problems);
    const told = lost.map(({ field, why }) => `${field}: ${why}`);
    return { found: one, uplink: choose('uplink'), downlink: choose('downlink'), lost: told };
  });
  return { converters, integrations, problems };
}

function plannedConverter(
  found: FoundConverter,
  engine: Pick<Engine, 'check'>,
  problems: string[],
): Plan['converters'][number] {
  const { kind, contract, language, script, form, integrationType } = found.converter;
  try {
    engine.check(makeVersion({ kind, contract, language, script, form }));
  } catch (thrown) {
    const { message, detail } = asFailure(thrown);
    const place = detail.line === undefined ? '' : `, line ${detail.line}, column ${detail.column ?? 1}`;
    problems.push(`${found.where} does not compile${place}: ${message}`);
  }
  const known = integrationType === null || Object.hasOwn(registry, integrationType);
  const lost = known ? [] : [`integrationType: "${integrationType}" is not here, so it is usable with every type`];
  // The document itself, so that an export of the platform can give it back as it was.
  const body = { ...found.content, name: found.converter.name, ...(known ? {} : { integrationType: null }) };
  return { found, body, lost };
}

/**
 * The converter an integration names, by id. Exports of ThingsBoard's pages hold no ids of converters: where the files
 * have just one that fits, it is the one.
 */
function converterFor(
  { where, integration }: FoundIntegration,
  kind: ConverterKind,
  converters: FoundConverter[],
  given: Given,
  problems: string[],
): Chosen | null {
  const id = kind === 'uplink' ? integration.uplinkConverter : integration.downlinkConverter;
  if (id === null) return null;
  const ofKind = converters.filter((one) => one.converter.kind === kind);
  const named = ofKind.find((one) => one.ids.includes(id));
  if (named !== undefined) return named;
  if (given[kind] !== undefined) return { id: given[kind] };
  const fitting = ofKind.filter(({ converter, content }) => {
    const { integrationType } = converter;
    return !('id' in content) && (integrationType === null || integrationType === integration.type);
  });
  if (fitting.length === 1 && fitting[0] !== undefined) return fitting[0];
  const several = fitting.length > 1 ? 'several files could be it' : 'it is in none of the files';
  problems.push(
    `${where} uses the ${kind} converter ${id}, and ${several}. Give its export too, or --${kind} with the id of one here`,
  );
  return null;
}
