import type { JsonObject } from './json.ts';

/** What reached the door, before anyone knows what it means. Made by the edges only. */
export interface Arrival {
  /** Minted outside our process (API Gateway request id, `newuuid()` of a topic rule), so that retries share it. */
  id: string;
  /** Epoch ms at which AWS received it. */
  receivedAt: number;
  body: Uint8Array;
  /** Media type as sent, `''` when absent. */
  contentType: string;
  /** Lower-case names; repeated headers are joined with commas, as API Gateway does. */
  headers: Record<string, string>;
  /** Still percent-encoded: ThingPark signs it, and `+` must not become a space. */
  rawQuery: string;
  sourceIp?: string;
  /** MQTT types. */
  topic?: string;
  clientId?: string;
  /** Stream types. */
  streamRecord?: StreamRecord;
}

/** Where a record lies in its stream. The sequence number is unique within the shard. */
export type StreamRecord = {
  partitionKey: string;
  shardId: string;
  sequenceNumber: string;
  /** Of one that came with others in a record: its place there from 0, as text. The keys are then its own. */
  subSequenceNumber?: string;
  /** Of such a one: the hash key that its sender named. */
  explicitHashKey?: string;
  /** Of such a one: why it cannot be read. */
  damage?: string;
};

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The body as text, or null when it is not valid UTF-8. */
export function bodyText(arrival: Arrival): string | null {
  try {
    return decoder.decode(arrival.body);
  } catch {
    return null;
  }
}

/** An arrival as JSON, for the spill queue; `thawArrival` is its inverse. */
export function freezeArrival(arrival: Arrival): JsonObject {
  const { body, ...rest } = arrival;
  return { ...rest, body: Buffer.from(body).toString('base64') };
}

export function thawArrival(frozen: JsonObject): Arrival {
  const { body, ...rest } = frozen as unknown as Omit<Arrival, 'body'> & { body: string };
  return { ...rest, body: new Uint8Array(Buffer.from(body, 'base64')) };
}
