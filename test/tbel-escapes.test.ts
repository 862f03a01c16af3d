import { beforeAll, expect, it } from 'vitest';
import { Sandbox } from '../lib/converters/sandbox/sandbox.ts';
import { compileTbel } from '../lib/converters/tbel/compile.ts';
import { BUILT_IN_NAMES } from '../lib/converters/tbel/emit/built-in-names.ts';
import { RUNTIME } from '../lib/converters/tbel/runtime/runtime.gen.ts';
import { failureOf, openTbel } from './tbel.test-kit.ts';

let tbel: Awaited<ReturnType<typeof openTbel>>;

beforeAll(async () => {
  tbel = await openTbel();
});

const ATTEMPTS = [
  ...[
    'constructor',
    '__proto__',
    'prototype',
    '"".constructor',
    '[].constructor',
    '{}.a.constructor',
    '5L.constructor',
  ],
  ...['payload.constructor("return 1")()', 'metadata.__proto__', 'metadata.__proto__.polluted = 1', '[].prototype'],
  ...[
    'metadata["constructor"]["constructor"]',
    'var k = "constr" + "uctor"; metadata[k].call(1)',
    '"abc"["constructor"]',
  ],
  ...['[]["__proto__"]', '[1]["push"]', '"a".__defineGetter__("a", 1)', '[].map(1)', '"a".at(0)', '[1].toJSON()'],
  ...['new Date(5).toJSON.constructor', 'new Date(5)["getTime"]', '1.5f.toJSON', 'metadata.hasOwnProperty("a")'],
  ...[
    'eval("1")',
    'Function("return 1")()',
    'globalThis',
    'this',
    'window',
    'process.exit(1)',
    'require("fs")',
    '$tbel',
  ],
  ...[
    '$tbel.fn',
    'fn.parseInt',
    'statics',
    'makers.Date(1)',
    'g_payload',
    'f_f(1)',
    'adopt(1)',
    'envelope(1)',
    'i_payload',
  ],
  ...['console.log(1)', 'setTimeout(1)', 'toString()', 'hasOwnProperty("x")', 'valueOf()', 'Math.constructor'],
  ...[
    'Math.max.constructor("x")',
    'Date.prototype',
    'Object.keys(metadata)',
    'Object.getPrototypeOf(1)',
    'Reflect.ownKeys(1)',
  ],
  ...['"".getClass()', '"".class', '"".class.forName("java.lang.Runtime")', 'Class.forName("java.lang.Runtime")'],
  ...[
    'java.lang.Runtime.getRuntime().exec("ls")',
    'Runtime.getRuntime()',
    'java.lang.System.exit(0)',
    'System.getenv()',
  ],
  ...['java.lang.Thread.sleep(1)', 'new java.io.File("/etc/passwd")', 'new ProcessBuilder("ls")', 'new Thread()'],
  ...[
    'new java.net.URL("http://x")',
    'java.nio.file.Files.list("/")',
    'import java.io.File; 1',
    'org.mvel2.MVEL.eval("1")',
  ],
  ...['javax.script.ScriptEngineManager', 'com.sun.jna.Native.load("c")', 'String.prototype', 'JSON.constructor'],
  ...[
    '"a".ø',
    'p1_x',
    'new constructor()',
    'new Function("x")',
    '[].sort.call(1)',
    '(x) => x',
    '"a".replaceAll("a", eval)',
  ],
];

/** What a function says inside the VM, beside the runtime. */
async function inVm(source: string): Promise<string[]> {
  const sandbox = await Sandbox.open();
  const program = { source: `(${source})`, linesBefore: 0, scriptLines: 1, runtime: RUNTIME };
  const [answer] = sandbox.run([{ key: 'names', program: () => program, call: { args: [], now: 0 } }]);
  return answer !== undefined && 'output' in answer ? (answer.output as string[]) : [];
}

it('has at least 40 attempts', () => {
  expect(new Set(ATTEMPTS).size).toBeGreaterThanOrEqual(40);
});

it.each(ATTEMPTS)('ends in a clear error: %s', (script) => {
  const failure = failureOf(() => tbel.uplink(script));
  expect(['compile', 'runtime']).toContain(failure.code);
  expect(failure.detail.line).toBe(1);
  expect(failure.message).not.toMatch(/TypeError|ReferenceError|SyntaxError|InternalError|is not a function|\[object/);
});

it('keeps dangerous keys as plain keys of a map', () => {
  const script =
    'var m = decodeToJson(payload); m.putAll({"constructor": 5}); return [m["constructor"], m["__proto__"], {}["a"], m.size()];';
  expect(tbel.uplink(script, '{"__proto__":{"a":1}}')).toEqual([5, { a: 1 }, null, 2]);
});

it('knows the built-ins of the runtime', async () => {
  expect(await inVm('() => Object.keys($tbel.fn)')).toEqual([...BUILT_IN_NAMES]);
});

it('knows every name that the VM has beside the keys of a map', async () => {
  const source = `(() => [Object, Array, Function, String, Number, Boolean, BigInt, Symbol, Int8Array, Int32Array, Float64Array, Error]
    .flatMap((type) => [type.prototype, Object.getPrototypeOf(type.prototype)])
    .flatMap((proto) => (proto === null ? [] : Object.getOwnPropertyNames(proto))))`;
  const names = await inVm(source);
  const words = names.filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !/^(constructor|__proto__)$/.test(name));
  expect(words.length).toBeGreaterThan(80);
  const native = words.filter((name) => compileTbel(`payload.${name}`, 'uplink').source.includes(`?.${name}`));
  expect(native).toEqual([]);
});
