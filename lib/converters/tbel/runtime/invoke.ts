/** Method calls go by the receiver's type through tables; no JavaScript property is ever reached by a script's name. */
export const INVOKE = `(($) => {
'use strict';
const { MAP, BYTES, INTS, ENTRY, DATE, STRING, BOOLEAN, LIST, SET, CHAR, code, numeric, fail, typeName, text, TAG } = $;
const TABLES = {
  __proto__: null,
  [MAP]: $.mapMethods, [BYTES]: $.arrayMethods, [INTS]: $.arrayMethods, [ENTRY]: $.entryMethods, [DATE]: $.dateMethods,
  [STRING]: $.stringMethods, [BOOLEAN]: $.booleanMethods, [LIST]: $.listMethods, [SET]: $.setMethods, [CHAR]: $.characterMethods,
};
for (let c = $.BYTE; c <= $.BIG_DECIMAL; c++) TABLES[c] = $.numberMethods;
const method = (o, name) => {
  if (o === null || o === undefined) return fail('null pointer: ' + name + '() of null');
  const table = TABLES[typeof o === 'object' ? o[TAG] : typeof o === 'string' ? STRING : code(o)];
  const found = table === undefined ? undefined : table[name];
  return found === undefined ? fail('unable to resolve method: ' + typeName(o) + '.' + name + '()') : found;
};
const inv = (o, name, ...args) => method(o, name)(o, ...args);
const inv0 = (o, name) => method(o, name)(o);
const inv1 = (o, name, a) => method(o, name)(o, a);
const inv2 = (o, name, a, b) => method(o, name)(o, a, b);

const TYPES = {
  __proto__: null,
  Map: [MAP], HashMap: [MAP], LinkedHashMap: [MAP], List: [LIST], ArrayList: [LIST], Collection: [LIST, SET], Set: [SET], String: [STRING], Boolean: [BOOLEAN],
  Byte: [$.BYTE], Integer: [$.INT], Long: [$.LONG], Float: [$.FLOAT], Double: [$.DOUBLE], Number: [99, 105, 106, 107, 108, 109, 110, 111],
  Character: [CHAR], Date: [DATE], int: [$.INT], long: [$.LONG], double: [$.DOUBLE], float: [$.FLOAT], boolean: [BOOLEAN],
};
/** x instanceof a type by its Java name. */
const instance = (x, type) => {
  const codes = TYPES[type.slice(type.lastIndexOf('.') + 1)];
  if (x === null || x === undefined) return false;
  if (type === 'Object' || type === 'java.lang.Object') return true;
  return codes === undefined ? fail('could not resolve class: ' + type) : codes.includes(code(x));
};
/** "a contains b" of lists, maps and texts. */
const contains = (a, b) => {
  switch (code(a)) {
    case LIST: return $.includes(a, b);
    case SET: return $.includes(a.ø, b);
    case MAP: return $.has(a, b);
    case STRING: return a.includes(text(b));
    case 0: return false;
    default: return fail('a ' + typeName(a) + ' contains nothing');
  }
};

Object.assign($, { inv, inv0, inv1, inv2, instance, contains });
})(globalThis.$tbel);`;
