import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { numberAt } from '../_envelope/read.ts';

/**
 * The gateway that heard the frame loudest: the highest `rssi`, the first one of equals. Entries without `rssi` are
 * taken only when there is nothing better. Undefined when the list is empty or no list.
 */
export function bestGateway(receptions: Json | undefined): JsonObject | undefined {
  if (!Array.isArray(receptions)) return undefined;
  let best: JsonObject | undefined;
  for (const reception of receptions) {
    if (!isJsonObject(reception)) continue;
    if (best === undefined || loudness(reception) > loudness(best)) best = reception;
  }
  return best;
}

function loudness(reception: JsonObject): number {
  return numberAt(reception, 'rssi') ?? Number.NEGATIVE_INFINITY;
}
