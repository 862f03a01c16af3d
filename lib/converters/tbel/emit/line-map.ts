const MARK = /\0(\d+)\0/;

/** A mark inside generated text: what follows belongs to this line of the script. */
export function mark(line: number): string {
  return `\0${line}\0`;
}

/**
 * Breaks marked text into physical lines, one for each change of line, and says which line of the script each is.
 * A mark may stand only where JavaScript allows a line break.
 */
export function layOut(marked: string): { text: string; lines: number[] } {
  const text: string[] = [];
  const lines: number[] = [];
  let current = 1;
  for (const physical of marked.split('\n')) {
    const parts = physical.split(MARK);
    let held = parts[0] ?? '';
    for (let i = 1; i < parts.length; i += 2) {
      const line = Number(parts[i]);
      if (held !== '' && line !== current) {
        text.push(held);
        lines.push(current);
        held = '';
      }
      current = line;
      held += parts[i + 1] ?? '';
    }
    text.push(held);
    lines.push(current);
  }
  return { text: text.join('\n'), lines };
}
