import { Failure } from '../../model/failure.ts';
import type { Json, JsonObject } from '../../model/json.ts';

const MAX_LENGTH = 256 * 1024;
const MAX_DEPTH = 8;

const DECLARATION = /^<\?xml[ \t\r\n][^<>?]*\?>/;
const OPENING =
  /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[ \t\r\n]+[A-Za-z_][\w.:-]*[ \t\r\n]*=[ \t\r\n]*(?:"[^"<]*"|'[^'<]*'))*)[ \t\r\n]*(\/?)>/y;
const CLOSING = /<\/(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[ \t\r\n]*>/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

interface Element {
  name: string;
  text: string;
  children: Map<string, Json[]>;
}

/**
 * A flat XML document as JSON: `{name, value}` of its root. Elements with elements inside become objects, all others
 * text; a repeated element becomes a list. Attributes and name prefixes are dropped.
 *
 * Only what network servers write is read: no DOCTYPE, comments, CDATA, processing instructions or entities beside
 * the five of XML, at most 256 Ki characters and 8 levels. Throws `bad-envelope` for everything else.
 */
export function xmlDocument(text: string): { name: string; value: Json } {
  if (text.length > MAX_LENGTH) throw notXml(`it is longer than ${MAX_LENGTH} characters`);
  if (FORBIDDEN.test(text)) throw notXml('it holds control characters');
  const start = text.trimStart().replace(DECLARATION, '').trim();
  const open: Element[] = [];
  let root: { name: string; value: Json } | undefined;
  for (let position = 0; position < start.length; ) {
    if (root !== undefined) throw notXml('something follows the root element');
    const tag = tagAt(start, position);
    if (tag.opens) open.push({ name: tag.name, text: '', children: new Map() });
    if (open.length > MAX_DEPTH) throw notXml(`it is nested deeper than ${MAX_DEPTH} levels`);
    if (tag.closes) root = close(open, tag.name);
    position = tag.end;
    const next = root === undefined ? nextTag(start, position) : position;
    addText(open.at(-1), start.slice(position, next));
    position = next;
  }
  if (root === undefined) throw notXml('it ends too early');
  return root;
}

function tagAt(text: string, position: number): { name: string; opens: boolean; closes: boolean; end: number } {
  OPENING.lastIndex = position;
  const opening = OPENING.exec(text);
  if (opening !== null) {
    return { name: opening[1] ?? '', opens: true, closes: opening[3] === '/', end: OPENING.lastIndex };
  }
  CLOSING.lastIndex = position;
  const closing = CLOSING.exec(text);
  if (closing !== null) return { name: closing[1] ?? '', opens: false, closes: true, end: CLOSING.lastIndex };
  if (/^<!DOCTYPE/i.test(text.slice(position, position + 9))) throw notXml('a DOCTYPE is not allowed');
  throw notXml(/^<[!?]/.test(text.slice(position, position + 2)) ? 'only elements and text are read' : 'wrong syntax');
}

function nextTag(text: string, position: number): number {
  const next = text.indexOf('<', position);
  if (next < 0) throw notXml('it ends too early');
  return next;
}

/** Ends the innermost element; gives the document when that was the root. */
function close(open: Element[], name: string): { name: string; value: Json } | undefined {
  const element = open.pop();
  if (element?.name !== name) throw notXml('its elements do not close in order');
  const parent = open.at(-1);
  const value = contentOf(element);
  if (parent === undefined) return { name, value };
  const siblings = parent.children.get(name);
  if (siblings === undefined) parent.children.set(name, [value]);
  else siblings.push(value);
  return undefined;
}

function contentOf({ text, children }: Element): Json {
  if (children.size === 0) return text;
  if (text.trim() !== '') throw notXml('text and elements are mixed');
  const members = [...children].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]);
  return Object.fromEntries(members) as JsonObject;
}

function addText(element: Element | undefined, raw: string): void {
  if (element === undefined || raw === '') return;
  element.text += raw.replace(/&([^;&]{0,5};)?/g, (_whole, name: string | undefined) => {
    const character = Object.hasOwn(ENTITIES, name?.slice(0, -1) ?? '')
      ? ENTITIES[name?.slice(0, -1) ?? '']
      : undefined;
    if (character === undefined) throw notXml('only the entities lt, gt, amp, quot and apos are read');
    return character;
  });
}

/** Never quotes the body. */
function notXml(why: string): Failure {
  return new Failure('bad-envelope', `The body is not XML as network servers write it: ${why}`, {
    field: 'body',
    fix: 'Send plain XML elements, or JSON.',
  });
}
