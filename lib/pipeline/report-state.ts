import type { Downlink, DownlinkReport, DownlinkState } from '../model/downlink.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';

/** More reports than that of one downlink say nothing new; the first ones are kept. */
const MAX_REPORTS = 20;

/** Of one message: who comes later in this list wins over reports of the same moment. */
const RANK = ['accepted', 'pending', 'transmitted', 'failed', 'nacked', 'acked'] as const;

/** Of several messages of one downlink: the first of these that applies to any of them is the state of all. */
const WORST = ['failed', 'nacked', 'pending', 'accepted', 'transmitted', 'acked'] as const;

type Told = DownlinkReport['state'];

/** What is true of a downlink once a report is known beside the earlier ones: its state, and its answer with all of them. */
export interface Reported {
  state: Told;
  answer: JsonObject;
}

/**
 * The state follows from the set of reports alone, whatever order they came in: by the network's own times, and never
 * back from an acknowledgement. Null: this report is known, or is one too many.
 */
export function reportedState(downlink: Downlink, report: DownlinkReport): Reported | null {
  const before = reportsOf(downlink);
  const added = entryOf(report);
  if (before.length >= MAX_REPORTS || isKnown(downlink, report)) return null;
  const reports = [...before, added];
  const ids = new Set([...(downlink.providerIds ?? []), ...reports.map((one) => String(one['id']))]);
  const states = [...ids].map((id) => stateOfOne(reports.filter((one) => one['id'] === id)));
  const told = WORST.find((one) => states.includes(one)) ?? 'accepted';
  const state = isPartly(downlink) ? 'failed' : told;
  return { state, answer: { ...downlink.answer, reports } };
}

/** Whether this very report was applied to the downlink. Networks repeat what was answered late. */
export function isKnown(downlink: Downlink, report: DownlinkReport): boolean {
  const text = JSON.stringify(entryOf(report));
  return reportsOf(downlink).some((one) => JSON.stringify(one) === text);
}

/** Only a part of it was taken: it failed, whatever becomes of that part. The answer is the failure's own then. */
function isPartly({ state, sent = 0, answer }: Downlink): boolean {
  return state === 'failed' && sent > 0 && typeof answer?.['code'] === 'string';
}

/** States in which a network can still tell something: it has the downlink, or had it. */
export function isWithNetwork(state: DownlinkState): boolean {
  return (RANK as readonly string[]).includes(state);
}

function stateOfOne(reports: JsonObject[]): Told {
  const [first, ...rest] = reports;
  if (first === undefined) return 'accepted';
  if (reports.some((one) => one['state'] === 'acked')) return 'acked';
  const last = rest.reduce((best, one) => (isAfter(one, best) ? one : best), first);
  return last['state'] as Told;
}

/** A report without a time is as old as any other: then its rank decides. */
function isAfter(one: JsonObject, other: JsonObject): boolean {
  const [a, b] = [one['at'], other['at']];
  if (typeof a === 'number' && typeof b === 'number' && a !== b) return a > b;
  return rankOf(one) > rankOf(other);
}

function rankOf(report: JsonObject): number {
  return RANK.indexOf(report['state'] as Told);
}

function entryOf({ providerId, state, said, at }: DownlinkReport): JsonObject {
  return { ...said, id: providerId, state, ...(at === undefined ? {} : { at }) };
}

function reportsOf({ answer }: Downlink): JsonObject[] {
  const reports = answer?.['reports'];
  return Array.isArray(reports) ? reports.filter(isJsonObject) : [];
}
