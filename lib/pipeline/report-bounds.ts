import type { DownlinkReport } from '../model/downlink.ts';
import type { JsonObject } from '../model/json.ts';

/** Characters of JSON that are kept of one report: up to twenty of them stand in the item of their downlink. */
const MOST_SAID = 2_000;

/** Of a report that says more, this much of each text is kept. */
const MOST_TEXT = 200;

/** Longer names are nobody's: networks name their messages in a few characters. */
const LONGEST_NAME = 2_000;

/**
 * A report that fits: long texts in `said` are cut, and fields after the first two thousand characters left out; `cut`
 * is true then. The same report gives the same again, and what was cut stays as it is. Null: its name is no name.
 */
export function boundedReport(report: DownlinkReport): DownlinkReport | null {
  if (report.providerId.length > LONGEST_NAME) return null;
  if (JSON.stringify(report.said).length <= MOST_SAID) return report;
  const { event, ...rest } = report.said;
  const said: JsonObject & { event: string } = { event: event.slice(0, MOST_TEXT), cut: true };
  let size = JSON.stringify(said).length;
  for (const [name, value] of Object.entries(rest)) {
    const kept = typeof value === 'string' ? value.slice(0, MOST_TEXT) : value;
    const added = JSON.stringify({ [name]: kept }).length;
    if (name === 'cut' || size + added > MOST_SAID) continue;
    said[name] = kept;
    size += added;
  }
  return { ...report, said };
}
