/** Operators that are words and rarely met: `soundslike`, `strsim`, `convertable_to`, projections. */
export const WORDS = `(($) => {
'use strict';
const { STRING, CHAR, BOOLEAN, code, numeric, num, float, fail, typeName, text, instance, iter, numberText } = $;

const SOUNDS = { __proto__: null, B: 1, F: 1, P: 1, V: 1, C: 2, G: 2, J: 2, K: 2, Q: 2, S: 2, X: 2, Z: 2, D: 3, T: 3, L: 4, M: 5, N: 5, R: 6 };
/** Soundex: the first letter and three digits for what follows. */
const soundex = (word) => {
  const letters = text(word).toUpperCase().replace(/[^A-Z]/g, '');
  let out = letters[0] ?? '', last = SOUNDS[letters[0]];
  for (const letter of letters.slice(1)) {
    const sound = SOUNDS[letter];
    if (sound !== undefined && sound !== last) out += sound;
    if (letter !== 'H' && letter !== 'W') last = sound;
  }
  return out.padEnd(4, '0').slice(0, 4);
};
const soundsLike = (a, b) => soundex(a) === soundex(b);
/** The share of positions that hold the same character. */
const similarity = (a, b) => {
  const s = text(a), t = text(b), length = Math.max(s.length, t.length);
  let equal = 0;
  for (let i = 0; i < Math.min(s.length, t.length); i++) if (s[i] === t[i]) equal++;
  return float(length === 0 ? 1 : equal / length);
};
const convertible = (x, type) => {
  const name = type.slice(type.lastIndexOf('.') + 1);
  if (instance(x, type) || name === 'String') return x !== null;
  const number = numeric(code(x)) || (code(x) === STRING && numberText.test(x));
  return name === 'Boolean' || name === 'boolean' ? number || code(x) === STRING : number;
};
const project = (list, value, keep, take) => {
  const out = [];
  for (const item of iter(list)) { take(item); if (keep()) out.push(value()); }
  return out;
};

Object.assign($, { soundsLike, similarity, convertible, project });
})(globalThis.$tbel);`;
