/** Methods of String. Regular expressions are Java's where both dialects agree. */
export const TEXT_METHODS = String.raw`(($) => {
'use strict';
const { fail, text, same, textArg, intArg, Chr, isInt, LIST, code, stringBytes } = $;

const within = (s, begin, end) => {
  if (begin < 0 || end > s.length || begin > end) fail('begin ' + begin + ', end ' + end + ', length ' + s.length);
  return s.slice(begin, end);
};
/** Java's possessive quantifiers and inline flags have no counterpart; what JavaScript refuses is an error that says so. */
const regex = (source, flags) => {
  let pattern = textArg(source, 'the pattern');
  const inline = /^\(\?([ims]+)\)/.exec(pattern);
  if (inline !== null) { pattern = pattern.slice(inline[0].length); flags += inline[1]; }
  try { return new RegExp(pattern, flags); } catch (error) { return fail('the pattern ' + pattern + ' cannot be used: ' + error.message); }
};
/** Java's replacement text: $1 is a group, a backslash takes the next character as it is. */
const replacement = (template) => {
  const parts = textArg(template, 'the replacement');
  return (...found) => {
    const groups = found.slice(0, found.findIndex((x) => typeof x === 'number'));
    return parts.replace(/\\([\s\S])|\$(\d)?/g, (_, plain, group) => {
      if (plain !== undefined) return plain;
      if (group === undefined) return fail('Illegal group reference');
      return Number(group) < groups.length ? (groups[Number(group)] ?? '') : fail('No group ' + group);
    });
  };
};
const split = (s, by, limit) => {
  const parts = s === '' ? [''] : s.split(regex(by, ''));
  if (parts.length > 1 && parts[0] === '' && 'x'.split(regex(by, '')).length > 1) parts.shift();
  if (limit !== undefined && intArg(limit, 'the limit') > 0 && parts.length > limit) {
    const pattern = regex(by, 'g'), kept = [];
    let from = 0;
    for (const found of s.matchAll(pattern)) {
      if (kept.length === limit - 1) break;
      kept.push(s.slice(from, found.index));
      from = found.index + found[0].length;
    }
    return [...kept, s.slice(from)];
  }
  while (parts.length > 1 && parts[parts.length - 1] === '') parts.pop();
  return parts.length === 1 && parts[0] === '' && s !== '' ? [] : parts;
};
const hash = (x) => {
  const s = typeof x === 'string' ? x : null;
  if (s === null) return isInt(x) ? x : hash(text(x));
  let h = 0;
  for (let i = 0; i < s.length; i++) h = (Math.imul(31, h) + s.charCodeAt(i)) | 0;
  return h;
};
const sought = (x) => (isInt(x) ? String.fromCharCode(x) : textArg(x, 'what is looked for'));

const string = {
  __proto__: null,
  length: (s) => s.length, isEmpty: (s) => s.length === 0, isBlank: (s) => s.trim() === '', toString: (s) => s, hashCode: hash,
  charAt: (s, i) => { const n = intArg(i, 'the index'); return n < 0 || n >= s.length ? fail('index ' + n + ', length ' + s.length) : new Chr(s[n]); },
  codePointAt: (s, i) => s.codePointAt(intArg(i, 'the index')) ?? fail('index ' + i + ', length ' + s.length),
  substring: (s, a, b) => within(s, intArg(a, 'the begin'), b === undefined ? s.length : intArg(b, 'the end')),
  subSequence: (s, a, b) => within(s, intArg(a, 'the begin'), intArg(b, 'the end')),
  indexOf: (s, x, from) => s.indexOf(sought(x), from === undefined ? 0 : intArg(from, 'the start')),
  lastIndexOf: (s, x, from) => s.lastIndexOf(sought(x), from === undefined ? Infinity : intArg(from, 'the start')),
  contains: (s, x) => s.includes(textArg(x, 'what is looked for')),
  startsWith: (s, x, from) => s.startsWith(textArg(x, 'the prefix'), from === undefined ? 0 : from),
  endsWith: (s, x) => s.endsWith(textArg(x, 'the suffix')),
  equals: (s, x) => s === x, equalsIgnoreCase: (s, x) => typeof x === 'string' && s.toLowerCase() === x.toLowerCase(),
  compareTo: (s, x) => { const t = textArg(x, 'the other'); for (let i = 0; i < Math.min(s.length, t.length); i++) if (s[i] !== t[i]) return s.charCodeAt(i) - t.charCodeAt(i); return s.length - t.length; },
  toUpperCase: (s) => s.toUpperCase(), toLowerCase: (s) => s.toLowerCase(),
  trim: (s) => s.replace(/^[\0-\x20]+|[\0-\x20]+$/g, ''), strip: (s) => s.trim(), stripLeading: (s) => s.trimStart(), stripTrailing: (s) => s.trimEnd(),
  replace: (s, a, b) => s.replaceAll(textArg(a, 'the text'), () => textArg(b, 'the replacement')),
  replaceAll: (s, a, b) => s.replace(regex(a, 'g'), replacement(b)), replaceFirst: (s, a, b) => s.replace(regex(a, ''), replacement(b)),
  matches: (s, a) => { const found = regex('^(?:' + textArg(a, 'the pattern') + ')$', '').test(s); return found; },
  split, concat: (s, x) => s + textArg(x, 'the text'), repeat: (s, n) => s.repeat(Math.max(0, intArg(n, 'the count'))),
  getBytes: (s) => Int8Array.from($.utf8Bytes(s)), intern: (s) => s,
  toCharArray: (s) => Array.from(s.split(''), (c) => new Chr(c)), chars: (s) => Array.from(s.split(''), (c) => c.charCodeAt(0)),
};
const matches = (a, b) => string.matches(textArg(a, 'the text'), b);

Object.assign($, { stringMethods: string, hash, matches });
})(globalThis.$tbel);`;
