export type Cell = string | number;

/** A Markdown table, numbers to the right, padded so that it reads well unrendered too. */
export function tableOf(head: string[], rows: Cell[][]): string {
  const lines = [head, ...rows.map((row) => row.map(textOf))];
  const widths = head.map((_, column) => Math.max(3, ...lines.map((line) => (line[column] ?? '').length)));
  const right = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const pad = (line: string[]) =>
    widths.map((width, i) => (right[i] ? (line[i] ?? '').padStart(width) : (line[i] ?? '').padEnd(width)));
  const rule = widths.map((width, i) => (right[i] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [pad(head), rule, ...lines.slice(1).map(pad)].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

/** Three significant digits, more for thousands: `0.08`, `4.56`, `123`, `12,345`. */
function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '-';
  const size = Math.abs(cell);
  if (Number.isInteger(cell) || size >= 100) return Math.round(cell).toLocaleString('en-US');
  return cell.toFixed(size >= 10 ? 1 : 2);
}
