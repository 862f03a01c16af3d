import type { Expression, MapEntry } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { parseExpression, placeOf } from './expressions.ts';
import { syntaxError } from './token.ts';

/** `{a: 1, "b": 2}`, `{}`, `{:}`; a comma may stand at the end. */
export function parseMapLiteral(cursor: Cursor): Expression {
  const place = placeOf(cursor.expect('{', 'before a map'));
  return { kind: 'map', entries: parseEntries(cursor, '}'), ...place };
}

/** A list `[1, 2]` or a map in brackets `["a": 1]`, `[:]`. */
export function parseBracketLiteral(cursor: Cursor): Expression {
  const place = placeOf(cursor.expect('[', 'before a list'));
  if (cursor.is(':') && cursor.is(']', 1)) return { kind: 'map', entries: parseEntries(cursor, ']'), ...place };
  const items: Expression[] = [];
  while (!cursor.accept(']')) {
    const item = parseExpression(cursor);
    if (items.length === 0 && cursor.accept(':')) {
      const entries = [entryOf(cursor, item)];
      if (cursor.accept(',')) entries.push(...parseEntries(cursor, ']'));
      else cursor.expect(']', 'after the map');
      return { kind: 'map', entries, ...place };
    }
    if (item.kind === 'ternary') {
      cursor.warn(
        'In a list, ThingsBoard makes a map of an unparenthesised "c ? a : b"; here it is one element.',
        item,
      );
    }
    items.push(item);
    if (!cursor.is(']')) cursor.expect(',', 'or "]" after an element');
  }
  return { kind: 'list', items, ...place };
}

function parseEntries(cursor: Cursor, close: string): MapEntry[] {
  const entries: MapEntry[] = [];
  if (cursor.is(':') && cursor.is(close, 1)) cursor.next();
  while (!cursor.accept(close)) {
    const key = parseExpression(cursor);
    if (key.kind === 'name' && (cursor.is(',') || cursor.is(close)))
      entries.push({ key, value: withoutValue(cursor, key) });
    else {
      cursor.expect(':', 'after the key');
      entries.push(entryOf(cursor, key));
    }
    if (!cursor.is(close)) cursor.expect(',', `or "${close}" after an entry`);
  }
  return entries;
}

/**
 * TBEL reads `k: c ? a : b` without parentheses as an entry whose key is `c ? a : null` and whose value is `b`; results
 * of known converters depend on it.
 */
function entryOf(cursor: Cursor, key: Expression): MapEntry {
  const value = parseExpression(cursor);
  if (value.kind !== 'ternary') return { key, value };
  if (value.then.kind === 'map' || value.then.kind === 'list') {
    throw syntaxError(
      'A "? :" with a map or a list inside a map needs parentheses',
      value,
      'Write "key: (c ? a : b)".',
    );
  }
  cursor.warn(
    'In a map, TBEL takes "c ? a" of an unparenthesised "key: c ? a : b" as the key and loses the name; write "key: (c ? a : b)".',
    value,
  );
  const otherwise: Expression = { kind: 'constant', value: null, ...placeOf(value) };
  return { key: { kind: 'group', inner: { ...value, otherwise }, ...placeOf(value) }, value: value.otherwise };
}

/** `{name}` is no map in TBEL; scripts that contain it where it never runs must still be accepted. */
function withoutValue(cursor: Cursor, key: Expression): Expression {
  const message = 'A map needs "key: value"; a name alone fails when it is reached';
  cursor.warn(message, key);
  return { kind: 'broken', message, ...placeOf(key) };
}
