import type { CodecCheck } from './check.ts';

/** Difference that nobody explained, a refused payload, or nothing in common: what makes the command fail. */
export function isWell({ payloads, same, different, refused }: CodecCheck): boolean {
  return payloads === 0 || (same > 0 && refused.length === 0 && different.every(({ reason }) => reason !== null));
}

/** Counts in one sentence. */
export function summary(checks: CodecCheck[]): string {
  const checked = checks.filter(({ payloads }) => payloads > 0);
  const agreeing = checked.filter(({ same }) => same > 0);
  const sum = (of: (check: CodecCheck) => number) => checks.reduce((total, check) => total + of(check), 0);
  const different = checks.flatMap((check) => check.different);
  return (
    `${agreeing.length} of ${checks.length} codecs have a payload from outside with values in common: ` +
    `${sum(({ payloads }) => payloads)} payloads, ${sum(({ same }) => same)} values the same, ` +
    `${different.length} keys different, ${different.filter(({ reason }) => reason === null).length} of them unexplained`
  );
}

/** A line for a codec that is not well. */
export function lines({ id, payloads, same, different, refused }: CodecCheck): string[] {
  return [
    ...(payloads > 0 && same === 0 ? [`${id}: nothing in common with ${payloads} payloads`] : []),
    ...refused.map((one) => `${id}: refuses ${one}`),
    ...different.filter(({ reason }) => reason === null).map(({ key, example }) => `${id}: ${key} differs, ${example}`),
  ];
}

/** The table of all codecs, and what differs, for docs/conformance.md. */
export function markdown(checks: CodecCheck[]): string {
  const rows = checks.map(({ id, sources, payloads, same, different }) => {
    const source = sources.length === 0 ? 'own vectors only' : sources.join(', ');
    const result = different.length === 0 ? '' : different.map(({ key }) => `\`${key}\``).join(', ');
    return `| \`${id}\` | ${source} | ${payloads} | ${same} | ${result} |`;
  });
  const reasons = checks.flatMap(({ id, different }) =>
    different.map(({ key, reason }) => `| \`${id}\` | \`${key}\` | ${reason ?? 'not known'} |`),
  );
  const foreign = checks.filter(({ onlyTheirs }) => onlyTheirs.length > 0);
  return [
    `${summary(checks)}.`,
    '',
    '| codec | checked against | payloads | values the same | different |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'Where a value differs, and why:',
    '',
    '| codec | key | why |',
    '|---|---|---|',
    ...reasons,
    '',
    'Keys that only the others have, but for what they take from the network:',
    '',
    '| codec | keys |',
    '|---|---|',
    ...foreign.map(({ id, onlyTheirs }) => `| \`${id}\` | ${onlyTheirs.map((key) => `\`${key}\``).join(', ')} |`),
  ].join('\n');
}

const BEGIN = '<!-- codecs: tributary verify-codecs writes from here -->';
const END = '<!-- to here: codecs -->';

/** A document with the report between its two marks. Throws when it has none. */
export function pasted(document: string, report: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`The document lacks the lines "${BEGIN}" and "${END}"`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${document.slice(end)}`;
}
