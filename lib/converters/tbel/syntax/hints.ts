import type { Place } from './token.ts';

/** What stands before and after the place of an error, and what to write instead. */
type Hint = [before: RegExp, after: RegExp, fix: string];

const ANY = /^/;

/** Habits from JavaScript that TBEL does not know, the special ones first. */
const HINTS: Hint[] = [
  [
    /\bfor(each)?\s*\((\s*(var|let|const))?\s*\w*\s*$/,
    /^(\w+\s+)?(of|in)\b/,
    'Walk over a list by foreach (x : list), over a map by foreach (e : map.entrySet()).',
  ],
  [/\b(let|const)\s+$/, ANY, 'Write var: TBEL has no let and no const.'],
  [
    /=\s*$/,
    /^>/,
    'TBEL has no arrow functions. Define a function with a name and call it; walk over lists by foreach.',
  ],
  [
    /\)\s*$/,
    /^=>/,
    'TBEL has no arrow functions. Define a function with a name and call it; walk over lists by foreach.',
  ],
  [/-\s*$/, /^>/, 'TBEL has no lambdas. Define a function with a name and call it; walk over lists by foreach.'],
  [
    /[(,=:]\s*$/,
    /^function\b/,
    'A function is no value in TBEL. Define it with a name and call it; walk over lists by foreach.',
  ],
  [ANY, /^`/, 'Put texts together by +, as in "t = " + t.'],
  [/\btry\s*$/, ANY, 'TBEL has no try and catch. Check before you read, as in x != null.'],
  [/\bthrow\s+$/, ANY, 'Write raiseError("what is wrong").'],
  [/\?\s*$/, /^\./, 'Write a.?b where JavaScript has a?.b.'],
  [/[{[(,]\s*$/, /^\./, 'TBEL has no "...": use putAll, addAll or concat.'],
  [/\bvar\s+$/, /^[[{]/, 'Declare one variable after the other.'],
  [/\btypeof\s+$/, ANY, 'Write x instanceof String, isMap(x), isList(x) or x != null.'],
  [/\bdelete\s+$/, ANY, 'Write map.remove("key").'],
  [/\b(async|await)\s+$/, ANY, 'A converter runs from the top to the end: leave async and await out.'],
  [/\b(class|export|void|yield)\s+$/, ANY, 'TBEL has functions and maps only.'],
  [/^/, /^(import|require)\b/, 'All that there is, is there already: built-ins, Math, Date, JSON and the collections.'],
];

/** What to write instead, where the text around an error shows a habit from JavaScript. */
export function hintFor(script: string, { line, column }: Place): string | undefined {
  const text = script.split('\n')[line - 1] ?? '';
  const [before, after] = [text.slice(0, column - 1), text.slice(column - 1)];
  return HINTS.find(([left, right]) => left.test(before) && right.test(after))?.[2];
}
