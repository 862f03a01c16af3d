import type { Downlink, DownlinkReport } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Parts } from './parts.ts';
import { afterReport } from './put-reply-back.ts';
import { boundedReport } from './report-bounds.ts';
import { isKnown, isWithNetwork, reportedState } from './report-state.ts';

export type ReportParts = Pick<Parts, 'downlinks' | 'entities' | 'stats' | 'clock'>;

/** Another report changed the downlink between our read and our write: looked at again this often. */
const ROUNDS = 5;

/** How many of a device's latest downlinks a report is looked for in, where the network names only the device. */
const LATEST = 20;

/**
 * Applies what a network tells of a downlink: `accepted → transmitted → acked | nacked | failed`. May be done any number
 * of times and in any order. A report that nobody has waited for yet is kept with the name; one of a downlink that is
 * not ours leads to nothing. Throws `unavailable` while the downlink is still on its way to the network.
 */
export async function noteReport(parts: ReportParts, integrationId: string, told: DownlinkReport): Promise<void> {
  const { downlinks } = parts;
  const report = boundedReport(told);
  if (report === null) return;
  let id = await downlinks.linked(integrationId, report.providerId);
  if (id === null && report.of !== undefined) return;
  if (id === null) {
    if (await downlinks.keepEarly(integrationId, report)) return;
    id = await downlinks.linked(integrationId, report.providerId);
  }
  if (id === null) return;
  if (report.of === undefined) return apply(parts, id, report);
  const chosen = await chosenOf(parts, integrationId, id, report);
  if (chosen !== null) await apply(parts, chosen.id, report);
}

/** Applies reports that came before their downlink was noted as accepted; it is safe by now, whatever becomes of them. */
export async function applyAll(parts: ReportParts, id: string, reports: DownlinkReport[]): Promise<void> {
  for (const report of reports) await apply(parts, id, report).catch(() => undefined);
}

/** Applies a report to the downlink it is of. */
async function apply(parts: ReportParts, id: string, report: DownlinkReport): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const downlink = await parts.downlinks.get(id);
    if (downlink === null) return;
    if (downlink.state === 'queued' || downlink.state === 'encoded') throw onItsWay(downlink);
    if (!isWithNetwork(downlink.state)) return;
    const next = reportedState(downlink, report);
    if (next === null) return;
    const { state, answer } = await afterReport(parts, downlink, next);
    if (!(await parts.downlinks.noteAnswer(downlink, { state, at: parts.clock(), answer }))) continue;
    const counted = downlink.integrationId;
    if (counted !== null && state !== downlink.state) parts.stats.count(counted, `downlink-${state}`);
    return;
  }
  throw new Failure('unavailable', `Downlink ${id} changes too fast`);
}

/** The arrival comes again by the spill queue: the dispatcher notes in a moment that the network took the downlink. */
function onItsWay(downlink: Downlink): Failure {
  return new Failure('unavailable', `Downlink ${downlink.id} is still on its way`);
}

/** The name led to the latest downlink of the device; which of its downlinks the report is of follows from their states. */
async function chosenOf(
  { downlinks }: ReportParts,
  integrationId: string,
  latest: string,
  report: DownlinkReport,
): Promise<Downlink | null> {
  const deviceId = latest.slice(0, latest.lastIndexOf('.'));
  const { items } = await downlinks.list(deviceId, { limit: LATEST });
  const own = items.filter((one) => one.integrationId === integrationId);
  if (own.some((one) => isKnown(one, report))) return null;
  const wanted = report.of === 'oldest-accepted' ? 'accepted' : 'transmitted';
  const fitting = own.filter(({ state }) => state === wanted);
  return (report.of === 'oldest-accepted' ? fitting.at(-1) : fitting[0]) ?? null;
}
