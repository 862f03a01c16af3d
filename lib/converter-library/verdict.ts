import type { Language } from '../model/converter.ts';
import type { Failure } from '../model/failure.ts';
import type { Difference } from './difference.ts';

/** How one vector ended. `skipped`: its language or contract cannot run yet; it is neither passed nor failed. */
export interface Verdict {
  converter: string;
  vector: string;
  language: Language;
  /** Of a typed converter (`converterVersion` 2). */
  typed?: true;
  ok: boolean;
  /** Of a downlink: the integration type whose encoder took it and would send it. */
  sentBy?: string;
  skipped?: string;
  error?: string;
  diff?: Difference[];
}

/** `runtime (line 3): TypeError: …` */
export function errorLine({ code, message, detail }: Failure): string {
  return detail.line === undefined ? `${code}: ${message}` : `${code} (line ${detail.line}): ${message}`;
}
