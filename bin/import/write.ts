import { asFailure, Failure } from '../../lib/model/failure.ts';
import { getFromApi, sendToApi } from '../call-api.ts';
import type { PlatformAddress } from '../platform-address.ts';
import type { FoundConverter } from './exports.ts';
import type { Chosen, Plan, PlannedIntegration } from './plan.ts';

/** What was made of a document. */
export interface Written {
  id: string;
  /** Of an integration: where its network posts to. */
  url?: string | null;
}

/** Routing keys of a plan that an integration of the platform has already, as problems. */
export async function clashes(address: PlatformAddress, plan: Plan): Promise<string[]> {
  const wanted = plan.integrations.filter(({ found }) => found.integration.routingKey !== null);
  if (wanted.length === 0) return [];
  const used = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = (await getFromApi(address, `/api/integrations?limit=1000${next}`)) as {
      items: { routingKey: string; name: string }[];
      cursor: string | null;
    };
    for (const { routingKey, name } of page.items) used.set(routingKey, name);
    cursor = page.cursor;
  } while (cursor !== null);
  return wanted.flatMap(({ found }) => {
    const name = used.get(found.integration.routingKey ?? '');
    return name === undefined ? [] : [`${found.where} has the routing key of the integration "${name}" here`];
  });
}

/**
 * Writes a plan, converters first. When something is refused, all that was made is removed again, so that nothing stands
 * half written; throws the refusal, and what could not be removed.
 */
export async function writePlan(address: PlatformAddress, plan: Plan): Promise<Map<object, Written>> {
  const made = new Map<object, Written>();
  const paths: string[] = [];
  const make = async (path: string, key: object, where: string, body: object) => {
    const written = (await sendToApi(address, 'POST', path, body).catch((thrown: unknown) => {
      const { code, message, detail } = asFailure(thrown);
      throw new Failure(code, `${where}: ${message}`, detail);
    })) as Written;
    paths.push(`${path}/${written.id}`);
    made.set(key, written);
  };
  try {
    for (const { found, body } of plan.converters) await make('/api/converters', found, found.where, body);
    for (const one of plan.integrations) {
      await make('/api/integrations', one.found, one.found.where, integrationBody(one, made));
    }
    return made;
  } catch (thrown) {
    throw await undone(address, paths, asFailure(thrown));
  }
}

async function undone(address: PlatformAddress, paths: string[], refusal: Failure): Promise<Failure> {
  const left: string[] = [];
  for (const path of paths.reverse()) {
    await sendToApi(address, 'DELETE', path).catch(() => left.push(path));
  }
  if (left.length === 0) return refusal;
  const fix = `Not removed again: ${left.join(', ')}. ${refusal.detail.fix ?? ''}`.trim();
  return new Failure(refusal.code, refusal.message, { ...refusal.detail, fix });
}

function integrationBody({ found, uplink, downlink }: PlannedIntegration, made: Map<object, Written>): object {
  const { type, name, routingKey, enabled, allowCreateDevicesOrAssets, config, metadata, debug } = found.integration;
  const idOf = (chosen: Chosen | null): string | null => {
    if (chosen === null) return null;
    return isFound(chosen) ? (made.get(chosen)?.id ?? null) : chosen.id;
  };
  return {
    ...{ type, name, enabled, allowCreateDevicesOrAssets, config, metadata, debug },
    ...(routingKey === null ? {} : { routingKey }),
    uplinkConverterId: idOf(uplink),
    downlinkConverterId: idOf(downlink),
  };
}

function isFound(chosen: Chosen): chosen is FoundConverter {
  return 'converter' in chosen;
}
