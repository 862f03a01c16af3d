/**
 * Whether a path, as a Difference names it, is one of those a vector ignores, or lies below one. `[*]` stands for any
 * index, `*` for any key: `[*].values.rssi`, `telemetry.*.ts`.
 */
export function ignores(ignored: string[], path: string): boolean {
  return ignored.some((pattern) => patternOf(pattern).test(path));
}

function patternOf(pattern: string): RegExp {
  const parts = pattern.split(/(\[\*\]|\*)/).map((part) => WILDCARDS[part] ?? escaped(part));
  return new RegExp(`^${parts.join('')}(?=$|[.[])`);
}

const WILDCARDS: { readonly [part: string]: string } = {
  '[*]': '\\[\\d+\\]',
  // A key that is no name stands in brackets; the dot before it is then absent.
  '*': '(?:[^.[\\]]+|\\["(?:[^"\\\\]|\\\\.)*"\\])',
};

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
