import type { ConverterKind } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import { BUILT_IN_NAMES } from './emit/built-in-names.ts';
import type { Context } from './emit/expression.ts';
import { layOut } from './emit/line-map.ts';
import { isDecodedPayload, isName, Names, Scope, sharedNames } from './emit/scope.ts';
import { emitBody } from './emit/statement.ts';
import { allExpressions, declaredNames } from './emit/survey.ts';
import type { FunctionNode, Script, Statement, Warning } from './syntax/ast.ts';
import { hintFor } from './syntax/hints.ts';
import { parseScript } from './syntax/statements.ts';

/** A TBEL script as JavaScript that runs on top of RUNTIME. */
export interface Compiled {
  /** One expression, whose value is the function to call for each message. */
  source: string;
  /** For each line of `source` the line of the script it came from. */
  lines: number[];
  /** What runs, but not as it reads. */
  warnings: Warning[];
}

const INPUTS: Record<ConverterKind, string[]> = {
  uplink: ['payload', 'metadata'],
  downlink: ['msg', 'metadata', 'msgType', 'integrationMetadata'],
};

/** Everything of the runtime that generated text names. */
const USED = [
  ...[
    'add',
    'sub',
    'mul',
    'div',
    'mod',
    'pow',
    'dadd',
    'dsub',
    'dmul',
    'ddiv',
    'iadd',
    'isub',
    'imul',
    'idiv',
    'mixed',
    'neg',
    'not',
    'inc',
    'dec',
    'cat',
  ],
  ...[
    'eq',
    'ne',
    'lt',
    'gt',
    'le',
    'ge',
    'bool',
    'matches',
    'contains',
    'instance',
    'cast',
    'band',
    'bor',
    'bxor',
    'shl',
  ],
  ...[
    'shr',
    'ushr',
    'bnot',
    'double',
    'float',
    'long',
    'longOf',
    'Big',
    'BigDec',
    'mapOf',
    'tidy',
    'prop',
    'bean',
    'len',
    'idx',
    'setp',
  ],
  ...[
    'seti',
    'iter',
    'gone',
    'noFunction',
    'stop',
    'inv',
    'inv0',
    'inv1',
    'inv2',
    'fn',
    'statics',
    'constants',
    'makers',
  ],
  ...[
    'newArray',
    'masked',
    'project',
    'convertible',
    'soundsLike',
    'similarity',
    'envelope',
    'envelopeText',
    'payloadOf',
    'settle',
    'adopt',
    'result',
  ],
];

/**
 * Compiles a script. The function takes `(bytes | text, mode, metadata)` for an uplink, see
 * contracts/thingsboard-tbel.ts, and `(msg, metadata, msgType, integrationMetadata)` for a downlink.
 * Throws `compile` with line, column and what was expected. Without `tables` nothing is made once with the program, which
 * must give the same results and is slower: tests compare.
 */
export function compileTbel(script: string, kind: ConverterKind, { tables = true } = {}): Compiled {
  try {
    return compiled(parseScript(script), kind, tables);
  } catch (thrown) {
    if (thrown instanceof Failure) throw withHint(thrown, script);
    if (thrown instanceof RangeError) throw new Failure('compile', 'The script nests too deeply', { cause: thrown });
    throw thrown;
  }
}

/** The Failure with what to write instead, where it lacks that and the script shows it. */
function withHint(failure: Failure, script: string): Failure {
  const { line, column, fix } = failure.detail;
  if (line === undefined || column === undefined || fix !== undefined) return failure;
  const hint = hintFor(script, { line, column });
  return hint === undefined ? failure : new Failure(failure.code, failure.message, { ...failure.detail, fix: hint });
}

function compiled(parsed: Script, kind: ConverterKind, tables: boolean): Compiled {
  const names = new Names(parsed.body, INPUTS[kind], tables);
  const envelopeOnly = kind === 'uplink' && readsOnlyEnvelope(parsed);
  const shared = sharedNames(parsed.body);
  const top = new Scope(names, null, new Set(), envelopeOnly ? ['metadata'] : INPUTS[kind]);
  warnOfHidden(parsed, names);
  const main = emitMain(parsed.body, { scope: top, envelopeOnly }, kind);
  const functions = [...names.functions.values()].map((own) => {
    const scope = new Scope(names, own, shared.get(own) ?? new Set());
    return emitFunction(own, { scope, envelopeOnly });
  });
  const given = kind === 'uplink' ? ['i_payload', 'i_mode'] : [];
  const globals = [...[...names.globals].map((name) => `g_${name}`), ...given].join(', ');
  const code = `${functions.join('\n')}\nreturn ${main};`;
  const kept = constants(names, code);
  // What is not taken out here costs every image of the script nothing.
  const words = new Set(`${kept}${code}`.match(/[A-Za-z_]\w*/g));
  const marked = `(function () {
'use strict';
const { ${USED.filter((name) => words.has(name)).join(', ')} } = $tbel;
let ${globals};
${kept}${code}
})()`;
  const { text, lines } = layOut(marked);
  const warnings = [...parsed.warnings, ...names.warnings.values()];
  return { source: text, lines, warnings: warnings.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function constants({ constants: found }: Names, code: string): string {
  // Tables name literals too.
  const words = new Set([code, ...found.keys()].join('\n').match(/\bk\d+\b/g));
  const kept = [...found].flatMap(([js, name]) => (words.has(name) ? [`const ${name} = ${js};\n`] : [])).join('');
  return kept.includes('mapOf(') ? `${kept}settle();\n` : kept;
}

/** A function that a built-in or an earlier one of its name hides is never called. */
function warnOfHidden({ body, warnings }: Script, { functions }: Names): void {
  for (const statement of body) {
    if (statement.kind !== 'function' || functions.get(statement.function.name) === statement.function) continue;
    const { name, line, column } = statement.function;
    const first = BUILT_IN_NAMES.has(name) ? `The built-in ${name}` : `An earlier function ${name}`;
    warnings.push({ line, column, message: `${first} comes first; this function is never called.` });
  }
}

function emitFunction(own: FunctionNode, context: Context): string {
  const body = emitBody(own.body, context, true);
  const parameters = own.parameters.map((name) => `l_${name}`).join(', ');
  return `function f_${own.name}(${parameters}) {\n${declarations(context.scope)}${body}\nreturn null;\n}`;
}

function emitMain(body: Statement[], context: Context, kind: ConverterKind): string {
  const text = emitBody(body, context, true);
  const inside = `${declarations(context.scope)}const run = () => {\n${text}\nreturn ${endOf(body)};\n};\nreturn result(run());\n}`;
  if (kind === 'downlink') {
    return `function (i_msg, i_metadata, i_type, i_integration) {
g_msg = adopt(i_msg); g_metadata = adopt(i_metadata); g_msgType = i_type; g_integrationMetadata = adopt(i_integration);
${inside}`;
  }
  const payload = context.envelopeOnly ? '' : 'g_payload = payloadOf(i_payload);';
  // Functions of the script read the payload too, so it stands outside of them all.
  return `function (payload, mode, i_metadata) {\ni_payload = payload; i_mode = mode; ${payload} g_metadata = adopt(i_metadata);\n${inside}`;
}

/** A script that ends in the definition of a function has that function as its value, which is no result. */
function endOf(body: Statement[]): string {
  return body.at(-1)?.kind === 'function' ? 'stop("The script ends without a value")' : 'null';
}

function declarations(scope: Scope): string {
  return scope.declared.size === 0 ? '' : `let ${[...scope.declared].join(', ')};\n`;
}

/** Is the payload only read as JSON or text, whole and by its name? Then its bytes are never needed. */
function readsOnlyEnvelope({ body }: Script): boolean {
  let reads = 0;
  let decoded = 0;
  const bodies = body.map((statement) =>
    statement.kind === 'function' ? statement.function : { parameters: [] as string[], body: [statement] },
  );
  for (const { parameters, body: own } of bodies) {
    if (parameters.includes('payload')) continue;
    // A variable of that name hides it, from its place on.
    if (declaredNames(own).includes('payload')) return false;
    for (const expression of allExpressions(own)) {
      if (isName(expression, 'payload')) reads++;
      if (expression.kind === 'call' && isDecodedPayload(expression)) decoded++;
    }
  }
  return reads === decoded;
}
