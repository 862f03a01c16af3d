const BEGIN = '<!-- figures: npm run bench writes from here -->';
const END = '<!-- to here -->';

/** A document with new figures between its two marks. Throws when it has none. */
export function pasted(document: string, figures: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The document lacks the lines "${BEGIN}" and "${END}"`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${figures.trim()}\n\n${document.slice(end)}`;
}
