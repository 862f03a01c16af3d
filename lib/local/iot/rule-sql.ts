import { SqlRefused, TokenReader } from './sql-tokens.ts';
import { filterFault } from './topic-filter.ts';

export type Expression =
  | { kind: 'literal'; value: string | number | boolean }
  /** `topic()`, or one level of it, counted from 1. */
  | { kind: 'topic'; level?: number }
  | { kind: 'clientid' | 'timestamp' | 'principal' | 'newuuid' | 'encode' };

export interface Comparison {
  kind: '=' | '<>' | 'startswith' | 'endswith';
  left: Expression;
  right: Expression;
}

export type Condition = Comparison | { kind: 'and' | 'or'; parts: Condition[] };

export interface RuleSql {
  /** `*`: the payload's own members, which must be a JSON object. */
  all: boolean;
  columns: { name: string; expression: Expression }[];
  filter: string;
  where: Condition | null;
}

/**
 * The part of topic-rule SQL that this product writes itself:
 * `SELECT <* | expression AS name>, … FROM '<topic filter>' [WHERE …]` with `topic()`, `topic(n)`, `clientid()`,
 * `timestamp()`, `principal()`, `newuuid()`, `encode(*, 'base64')` and literals; WHERE knows `=`, `<>`, `AND`, `OR`,
 * `startswith` and `endswith`. Everything else throws `SqlRefused`: better loud here than different on AWS.
 */
export function parseRuleSql(sql: string): RuleSql {
  const reader = new TokenReader(sql);
  reader.expect('SELECT');
  const rule: RuleSql = { all: false, columns: [], filter: '', where: null };
  do readColumn(reader, rule);
  while (reader.take(','));
  reader.expect('FROM');
  rule.filter = reader.next('text', 'a topic filter in quotes');
  const fault = filterFault(rule.filter);
  if (fault !== null) throw new SqlRefused(`the topic filter cannot be used: ${fault}`);
  if (reader.take('WHERE')) rule.where = readAny(reader);
  reader.end();
  return rule;
}

function readColumn(reader: TokenReader, rule: RuleSql): void {
  if (reader.take('*')) {
    rule.all = true;
    return;
  }
  const expression = readExpression(reader);
  if (!reader.take('AS')) throw new SqlRefused('every column but * needs a name: add AS and one');
  const name = reader.next('word', 'a name after AS');
  if (rule.columns.some((column) => column.name === name)) throw new SqlRefused(`two columns are named ${name}`);
  rule.columns.push({ name, expression });
}

const FUNCTIONS = ['clientid', 'timestamp', 'principal', 'newuuid'] as const;

function readExpression(reader: TokenReader): Expression {
  const token = reader.peek();
  if (token?.kind === 'text') return { kind: 'literal', value: reader.next('text', 'text') };
  if (token?.kind === 'number') return { kind: 'literal', value: Number(reader.next('number', 'a number')) };
  if (reader.take('true')) return { kind: 'literal', value: true };
  if (reader.take('false')) return { kind: 'literal', value: false };
  const word = reader.next('word', 'a function or a literal');
  if (!reader.take('(')) throw new SqlRefused(`members of the payload, such as ${word}, cannot be selected here`);
  return readCall(reader, word.toLowerCase());
}

function readCall(reader: TokenReader, name: string): Expression {
  if (name === 'topic') {
    if (reader.take(')')) return { kind: 'topic' };
    const level = Number(reader.next('number', 'a level, from 1,'));
    if (!Number.isInteger(level) || level < 1) throw new SqlRefused(`topic(${level}): levels are counted from 1`);
    reader.expect(')');
    return { kind: 'topic', level };
  }
  if (name === 'encode') {
    reader.expect('*');
    reader.expect(',');
    const scheme = reader.next('text', "'base64'");
    if (scheme !== 'base64') throw new SqlRefused(`encode knows 'base64' only, not '${scheme}'`);
    reader.expect(')');
    return { kind: 'encode' };
  }
  const known = FUNCTIONS.find((one) => one === name);
  if (known === undefined) throw new SqlRefused(`the function ${name}() does not run here`);
  reader.expect(')');
  return { kind: known };
}

function readAny(reader: TokenReader): Condition {
  const parts = [readEvery(reader)];
  while (reader.take('OR')) parts.push(readEvery(reader));
  return single(parts) ?? { kind: 'or', parts };
}

function readEvery(reader: TokenReader): Condition {
  const parts = [readTest(reader)];
  while (reader.take('AND')) parts.push(readTest(reader));
  return single(parts) ?? { kind: 'and', parts };
}

function single(parts: Condition[]): Condition | undefined {
  return parts.length === 1 ? parts[0] : undefined;
}

function readTest(reader: TokenReader): Condition {
  if (reader.take('(')) {
    const inner = readAny(reader);
    reader.expect(')');
    return inner;
  }
  for (const kind of ['startswith', 'endswith'] as const) {
    if (reader.take(kind)) return readTextTest(reader, kind);
  }
  const left = readExpression(reader);
  const kind = reader.take('=') ? '=' : '<>';
  if (kind === '<>') reader.expect('<>');
  return { kind, left, right: readExpression(reader) };
}

function readTextTest(reader: TokenReader, kind: 'startswith' | 'endswith'): Condition {
  reader.expect('(');
  const left = readExpression(reader);
  reader.expect(',');
  const right = readExpression(reader);
  reader.expect(')');
  return { kind, left, right };
}
