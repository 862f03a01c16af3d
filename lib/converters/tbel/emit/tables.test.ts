import { describe, expect, it } from 'vitest';
import { parseScript } from '../syntax/statements.ts';
import { tablesIn } from './tables.ts';

/** Names of the tables that a script holds. */
function tables(script: string): string[] {
  return [...tablesIn(parseScript(script).body)].flatMap((one) => (one.kind === 'declare' ? [one.name] : []));
}

const T = 'var T = {"1": {name: "a", list: [1, 2]}, "2": {name: "b", list: [3]}};\n';

describe('a table', () => {
  it.each([
    'return T["1"].name;',
    'var r = T[x]; if (r == null) { return 0; } return r.name + r.list[0];',
    'foreach (e : T["1"].list) { n += e; } return n;',
    'return f(1); function f(k) { var r = T["" + k]; return r != null ? r.name : "none"; }',
    'return T.size() + T["1"].list.length + (T.containsKey("1") ? 1 : 0);',
    'var r = T.get("1"); r = T["2"]; return r.list.contains(3);',
    'return {a: T["1"].name, b: [T["2"].name]};',
    'x.n++; x[T["1"].list[0]] += 1; n--; return T.size > 1 && T["1"].list.length < 3;',
  ])('is only read: %s', (rest) => {
    expect(tables(T + rest)).toEqual(['T']);
  });

  it.each([
    ['is changed', 'T["3"] = 1;'],
    ['is changed inside', 'T["1"].name = "c";'],
    ['is changed by another name', 'var r = T["1"]; r.name = "c";'],
    ['is changed by a method', 'T["1"].list.add(3);'],
    ['is changed by a method of another name', 'foreach (e : [1]) { var l = T["1"].list; } l.push(1);'],
    ['is changed by steps', 'T["1"].list[0] += 1;'],
    ['is changed by ++', 'T["1"].list[0]++; return 1;'],
    ['is changed by -- before it', 'return --T["1"].list[0];'],
    ['is changed by ++ of a property', 'var r = T["1"]; r.n++; return r.n;'],
    ['is changed within ++', 'x[T["1"].list.push(3)]++; return 1;'],
    ['is changed in an index that is assigned', 'x[T["1"].list.push(3)] = 1; return 1;'],
    ['goes by an index that is assigned', 'x[(r = T["1"]).name] = 1; r.name = "c";'],
    ['goes by a ternary', '(x ? T["1"] : T["2"]).n++; return 1;'],
    ['goes by a group', '(T["1"]).n += 1; return 1;'],
    ['goes by a head of a loop', 'for (var r = T["1"]; x; r.n++) { x = false; } return 1;'],
    ['goes by a variable of two', 'var r = T["1"]; var l = r.list; foreach (e : [1]) { l[0]++; } return 1;'],
    ['goes by a property named length', 'var L = {length: [1, 2]}; L.length[0] = 5; T = 1;'],
    ['is joined with ||', 'return T["1"] || x;'],
    ['is projected', 'return (put("a", 1) in T.values);'],
    ['is negated', 'return !T["1"];'],
    ['is given away as result', 'return T["1"];'],
    ['is given away as the last value', 'f(); function f() { var r = T["1"]; }'],
    ['is given to a function', 'f(T); function f(t) { t.x = 1; }'],
    ['is given to a built-in', 'return bytesToHex(T["1"].list);'],
    ['lies in another value', 'var m = {a: T["1"]}; m.a.name = "c";'],
    ['is put into another value', 'm.put("a", T["1"].list);'],
    ['is joined', 'var l = T["1"].list + [5];'],
    ['is walked as values', 'foreach (v : T.values) { v.name = "c"; }'],
    ['is walked as entries', 'foreach (e : T.entrySet()) { e.value.name = "c"; }'],
    ['goes by a condition', 'var r = x ? T["1"] : T["2"]; r.name = "c";'],
    ['goes by ??', 'var r = T["1"] ?? {}; r.put("name", 1);'],
    ['is given away by a last assignment', 'f(); function f() { if (x) { r = T["1"]; } else { r = 1; } }'],
    ['is given away by a last declaration', 'f(); function f() { if (x) { var r = T["1"]; } }'],
    ['is assigned again', 'T = {};'],
    ['is a parameter elsewhere', 'return 1; function f(T) { return T.x; }'],
    ['is declared again', 'return 1; function f() { var T = 5; return T; }'],
  ])('that %s is none', (_case, rest) => {
    expect(tables(T + rest)).toEqual([]);
  });
});

it('knows what is no literal of constants', () => {
  for (const value of ['{}', '[]', '{a: x}', '[f()]', '{a: null}', '{a: true ? 1 : 2}', '[[1], [x]]', '5', '"a"']) {
    expect(tables(`var x = 1; var T = ${value}; return T[0];`)).toEqual([]);
  }
  expect(tables('var A = [1, "b", true, 2.5, [3L]]; var B = {a: -1, "b c": 2, 3: 4}; return A[0] == B.a;')).toEqual([
    'A',
    'B',
  ]);
});
