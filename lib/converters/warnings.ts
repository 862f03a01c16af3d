import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import { compileTbel } from './tbel/compile.ts';

/** What of a script runs, but not as it reads. Lines and columns count from 1. */
export interface ScriptWarning {
  line: number;
  column: number;
  message: string;
}

/** Only TBEL has them: JavaScript does as it says. None for a script that does not compile; the engine tells why. */
export function warningsOf({ language, script, kind }: Pick<Version, 'language' | 'script' | 'kind'>): ScriptWarning[] {
  if (language !== 'tbel') return [];
  try {
    return compileTbel(script, kind).warnings.map(({ line, column, message }) => ({ line, column, message }));
  } catch (thrown) {
    if (thrown instanceof Failure) return [];
    throw thrown;
  }
}
