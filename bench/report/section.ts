import type { Bar } from './bars.ts';

/** What a section of the bench found: text to print or paste, figures for a file, and bars. */
export interface SectionReport {
  title: string;
  /** Markdown blocks. */
  blocks: string[];
  bars: Bar[];
  figures: object;
}
