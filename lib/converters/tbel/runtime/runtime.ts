import { ACCESS } from './access.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { BITS } from './bits.ts';
import { BUILT_INS } from './built-ins.ts';
import { BYTES_TEXT } from './bytes.ts';
import { COMPARE } from './compare.ts';
import { DATES } from './dates.ts';
import { FORMAT } from './format.ts';
import { INVOKE } from './invoke.ts';
import { JSON_TEXT } from './json.ts';
import { MAPS } from './map.ts';
import { LIST_METHODS } from './methods-list.ts';
import { MAP_METHODS } from './methods-map.ts';
import { TEXT_METHODS } from './methods-text.ts';
import { PARSE_BYTES } from './parse-bytes.ts';
import { PARSE_TEXT } from './parse-text.ts';
import { SEAL } from './seal.ts';
import { STATICS } from './statics.ts';
import { TEXT } from './text.ts';
import { VALUES } from './values.ts';
import { WORDS } from './words.ts';

/**
 * What compiled TBEL calls, as readable scripts in the order of their needs. All hangs on one global, `$tbel`, which no
 * script can name. The engine runs `RUNTIME` of runtime.gen.ts, made of these by `npm run generate`.
 */
export const SCRIPTS: readonly string[] = [
  VALUES,
  TEXT,
  MAPS,
  COMPARE,
  ARITHMETIC,
  BITS,
  JSON_TEXT,
  ACCESS,
  BYTES_TEXT,
  FORMAT,
  DATES,
  LIST_METHODS,
  MAP_METHODS,
  TEXT_METHODS,
  INVOKE,
  WORDS,
  PARSE_BYTES,
  PARSE_TEXT,
  BUILT_INS,
  STATICS,
  SEAL,
];
