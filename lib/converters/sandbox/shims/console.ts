/**
 * `console` inside the VM. Characters go straight into the arena, where the host finds them whatever ends the script:
 * a kill, a trap or an exhausted heap. U+001E separates calls.
 */
export const CONSOLE = `
  const append = (text) => {
    let n = header[0];
    const room = LOG_CHARACTERS - n;
    if (room <= 0) return;
    if (n > 0) { log[n++] = 0x1e; }
    const end = n + text.length > LOG_CHARACTERS ? LOG_CHARACTERS - n : text.length;
    for (let i = 0; i < end; i++) log[n++] = charCodeAt(text, i);
    header[0] = n;
  };

  const printed = (value) => {
    if (typeof value === 'string') return value;
    try {
      if (typeof value !== 'object' || value === null) return typeof value === 'symbol' ? symbolText(value) : String(value);
      if (value instanceof Error) return String(value);
      return stringify(value) || String(value);
    } catch (unprintable) {
      return '(unprintable ' + typeof value + ')';
    }
  };

  const write = (...values) => {
    let line = '';
    for (let i = 0; i < values.length; i++) line += (i > 0 ? ' ' : '') + printed(values[i]);
    append(line);
  };

  define('console', { log: write, info: write, warn: write, error: write, debug: write });
`;
