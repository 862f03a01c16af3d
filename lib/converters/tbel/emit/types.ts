import type { NumberLiteral } from '../syntax/token.ts';

/**
 * What TBEL's compiler knows about an expression before it runs. It decides between two arithmetics: two `Integer`
 * sides compute as plain ints (whole division, wrapping), an `int` beside an `Integer` is cut to an Integer, anything
 * else by its values. `unknown` is the usual case.
 */
export type StaticType =
  | 'unknown'
  | 'int'
  | 'Integer'
  | 'Long'
  | 'Float'
  | 'Double'
  | 'String'
  | 'Boolean'
  | 'List'
  | 'byte[]'
  | 'other';

const WIDTH: StaticType[] = ['int', 'Integer', 'Long', 'Float', 'Double'];

export function literalType({ type }: NumberLiteral): StaticType {
  if (type === 'int') return 'Integer';
  if (type === 'long') return 'Long';
  if (type === 'float') return 'Float';
  return type === 'double' ? 'Double' : 'other';
}

/** The type of `left operator right` for `+ - * / % **`. */
export function wider(left: StaticType, right: StaticType): StaticType {
  if (left === 'unknown' || right === 'unknown') return 'unknown';
  const width = Math.max(WIDTH.indexOf(left), WIDTH.indexOf(right));
  return WIDTH[width] ?? 'unknown';
}

const DECLARED: Record<string, StaticType> = {
  int: 'int',
  long: 'Long',
  double: 'Double',
  float: 'Float',
  String: 'String',
};

/** The static type of a typed declaration or a cast. */
export function declaredType(name: string): StaticType {
  return DECLARED[name] ?? 'unknown';
}

const STATIC_RESULTS: Record<string, StaticType> = {
  'Integer.parseInt': 'int',
  'Integer.MAX_VALUE': 'int',
  'Integer.MIN_VALUE': 'int',
  'Integer.valueOf': 'Integer',
  'Math.round': 'Long',
  'Math.floor': 'Double',
  'Math.ceil': 'Double',
  'Math.pow': 'Double',
  'Math.sqrt': 'Double',
  'Math.log': 'Double',
  'Long.parseLong': 'Long',
  'Double.parseDouble': 'Double',
  'Float.parseFloat': 'Float',
  'String.format': 'String',
  'String.valueOf': 'String',
  'String.join': 'String',
  'Date.now': 'Long',
};

/** What a static member gives. */
export function staticResult(name: string): StaticType {
  return STATIC_RESULTS[name] ?? 'unknown';
}

const TEXT_FUNCTIONS: Record<string, StaticType> = {
  parseInt: 'int',
  parseHexToInt: 'int',
  parseLong: 'Long',
  base64ToBytes: 'byte[]',
  hexToBytes: 'List',
  stringToBytes: 'List',
};

const BYTE_FUNCTIONS: Record<string, StaticType> = {
  parseBytesToInt: 'int',
  parseBytesToLong: 'Long',
  parseBytesToFloat: 'Float',
};

/** What a built-in gives; those that read bytes are overloaded, so their first argument must be known. */
export function builtInResult(name: string, first: StaticType | undefined): StaticType {
  const byText = TEXT_FUNCTIONS[name];
  if (byText !== undefined) return byText;
  return first === 'List' || first === 'byte[]' ? (BYTE_FUNCTIONS[name] ?? 'unknown') : 'unknown';
}

const TEXT_METHODS: Record<string, StaticType> = { length: 'int', indexOf: 'int', lastIndexOf: 'int' };

/** What a method of a String gives. */
export function textMethodResult(name: string): StaticType {
  return TEXT_METHODS[name] ?? 'unknown';
}
