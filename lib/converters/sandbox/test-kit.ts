import type { JsonObject } from '../../model/json.ts';
import type { Job, Program } from './program.ts';

/** A fixed time for tests: 2023-11-14T22:13:20Z. */
export const NOW = 1_700_000_000_000;

/** A function body `(payload, metadata)` as a job, without a contract around it. */
export function jobOf(script: string, payload: string | Uint8Array = '', metadata: JsonObject = {}): Job {
  const functionText = `function (payload, metadata) {\n${script}\n}`;
  const program: Program = {
    source: `(${functionText})`,
    functionText,
    linesBefore: 1,
    scriptLines: script.split('\n').length,
  };
  const bytes = typeof payload === 'string' ? new TextEncoder().encode(payload) : payload;
  const kind = typeof payload === 'string' ? 'text' : 'binary';
  return { key: script, program: () => program, call: { payload: { bytes, kind }, args: [metadata], now: NOW } };
}
