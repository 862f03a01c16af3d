import { Buffer } from 'node:buffer';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';
import { crossingOf } from './crossing.ts';
import { guarded } from './guard.ts';
import { hostileScripts } from './hostile.test-kit.ts';
import { Instance } from './instance.ts';
import { WASM_FACTS } from './layout.ts';
import { load } from './load.ts';
import type { Job } from './program.ts';
import { run } from './run.ts';
import { Sandbox } from './sandbox.ts';
import { jobOf, NOW } from './test-kit.ts';
import { compileWasm } from './wasm.ts';

const CANARY = 'canary of another tenant';

let untouched: Instance;
let used: Instance;
beforeAll(async () => {
  const module = await compileWasm();
  [untouched, used] = [await Instance.open(module), await Instance.open(module)];
  untouched.restore(untouched.base);
});

/** Runs a script whatever it does, as the sandbox would, but for at most `ms`. */
function suffer({ program, call }: Job, ms: number): void {
  guarded(() => {
    try {
      run(used, load(used, program()), crossingOf(call), NOW);
    } catch (thrown) {
      // How scripts end is told elsewhere; here it counts what they leave.
      if (!(thrown instanceof Failure || thrown instanceof RangeError)) used.distrust();
    }
  }, ms);
}

/** Everything but the C stack, of which only the part that scripts use is wiped. */
function stateOf(instance: Instance): Buffer[] {
  const { memory, cStackLow } = instance;
  const top = instance.native.stackSave();
  return [memory.subarray(0, cStackLow), memory.subarray(top, untouched.memory.length)].map((part) =>
    Buffer.from(part),
  );
}

function constantsOf({ memory }: Instance): Buffer {
  return Buffer.from(memory.subarray(WASM_FACTS.constants.from, WASM_FACTS.constants.to));
}

describe('a restored memory', () => {
  const quick = hostileScripts('engine', 'escapes', 'pollution', 'recursion', 'results', 'throws').filter(
    ({ outcomes }) => !outcomes.includes('timeout') && !outcomes.includes('memory'),
  );

  it.each([...quick, ...hostileScripts('memory').slice(0, 6), ...hostileScripts('native-loops').slice(0, 3)])(
    'is the memory of a new instance, byte by byte: after $name',
    ({ script }) => {
      suffer(jobOf(script, '{"a":1}'), 300);
      // What messages of the same converter do not have put back between them.
      expect(constantsOf(used).equals(constantsOf(untouched))).toBe(true);
      used.restore(used.base);
      expect(used.native.stackSave()).toBe(untouched.native.stackSave());
      const [before, after] = [stateOf(untouched), stateOf(used)];
      expect(before.map((part, i) => part.equals(after[i] as Buffer))).toEqual([true, true]);
      expect(used.memory.subarray(untouched.memory.length).every((byte) => byte === 0)).toBe(true);
    },
  );

  const places = {
    'texts, arrays and buffers':
      'const a = []; for (let i = 0; i < 2000; i++) a.push(CANARY + i, new TextEncoder().encode(CANARY));',
    'the stack':
      'const f = (...all) => (all.length > 40 ? all.join() : f(...all, CANARY)); f(); (() => { function g() { g(CANARY + 1); } try { g(); } catch (e) {} })();',
    'the log': 'console.log(CANARY.repeat(500));',
    'an error': 'throw new Error(CANARY);',
    'a full heap': 'const a = []; for (let i = 0; ; i++) a.push(CANARY + i);',
    'a loop that is killed':
      'globalThis.left = [CANARY, CANARY + 1]; Array.prototype.indexOf.call({ length: 2 ** 53 - 1, 0: CANARY }, 1);',
  };
  it.each(Object.entries(places))('holds nothing of another converter: %s', (_, script) => {
    const job = jobOf(`const CANARY = metadata.secret;\n${script}\nreturn CANARY;`, CANARY, { secret: CANARY });
    suffer(job, 300);
    const found = () => Buffer.from(used.memory.buffer).includes(CANARY);
    expect(found()).toBe(true);
    used.restore(used.base);
    expect(found()).toBe(false);
  });
});

describe('a snapshot', () => {
  it('holds nothing of a script that failed while it was loaded just before', () => {
    const source = `(() => {
      globalThis.kept = [];
      for (let i = 0; i < 5000; i++) kept.push(new TextEncoder().encode(${JSON.stringify([...CANARY])}.join('')));
      throw new Error('too late');
    })()`;
    expect(() => load(used, { source, linesBefore: 0, scriptLines: 5 })).toThrow('too late');
    expect(Buffer.from(used.memory.buffer).includes(CANARY)).toBe(true);
    const large = jobOf(`return [${'{ a: 1 },'.repeat(5_000)}];`);
    const { image } = load(used, large.program());
    expect(image.end).toBeGreaterThan(used.base.end);
    expect(image.parts.filter(({ bytes }) => Buffer.from(bytes.buffer).includes(CANARY))).toEqual([]);
  });
});

describe('a log', () => {
  it('is never that of the message before', async () => {
    const sandbox = await Sandbox.open();
    const logging = jobOf(`console.log(${JSON.stringify(CANARY)}); return 1;`);
    const tooLarge = jobOf('return 1;', new Uint8Array(LIMITS.inputBytes + 1));
    const refused = (): never => {
      throw new Failure('compile', 'The script takes too many bytes.');
    };
    const answers = sandbox.run([logging, tooLarge, logging, { ...jobOf('return 2;'), program: refused }]);
    expect(answers).toMatchObject([{ logs: [CANARY] }, { code: 'input-too-large' }, {}, { code: 'compile' }]);
    expect(JSON.stringify(answers.map((answer) => (answer instanceof Failure ? answer.detail : null)))).not.toContain(
      CANARY,
    );
    sandbox.close();
  });
});

describe('a script that runs code of its own while it is loaded', () => {
  it('gets no view of the memory through which calls cross', async () => {
    const sandbox = await Sandbox.open();
    const source = `(() => {
      const seen = [], typed = Object.getPrototypeOf(Uint8Array.prototype);
      const watch = (owner, key, value) => {
        try { Object.defineProperty(owner, key, { get() { seen.push(String(key) + (this.buffer || '').byteLength); return value; } }); } catch (e) {}
      };
      for (const type of [Uint8Array, Uint16Array, Uint32Array]) watch(type.prototype, 'constructor', type), watch(type, Symbol.species, type);
      for (const key of ['length', 'byteLength', 'byteOffset', Symbol.iterator]) watch(typed, key, 0);
      for (let i = 0; i < 20; i++) Object.defineProperty(Array.prototype, 100 + i, { set(value) { seen.push(typeof value); } });
      return (payload) => { console.log('x'); Math.random(); return [payload.length, seen.filter((one) => one !== 'number')]; };
    })()`;
    const program = { source, linesBefore: 0, scriptLines: 1 };
    for (const payload of ['abc', 'ж'.repeat(40_000), new Uint8Array(40_000)]) {
      const { call } = jobOf('', payload);
      const [answer] = sandbox.run([{ key: 'watching', program: () => program, call }]);
      expect(answer).toMatchObject({ output: [payload.length, []] });
    }
    sandbox.close();
  });

  it('is stopped though a promise swallows the interrupt', async () => {
    const sandbox = await Sandbox.open();
    const source = '(new Promise(() => { while (1) {} }), () => 1)';
    const [answer] = sandbox.run([{ ...jobOf(''), program: () => ({ source, linesBefore: 0, scriptLines: 1 }) }]);
    expect(answer).toMatchObject({
      code: 'timeout',
      message: `The script ran longer than ${LIMITS.softMs} ms and was stopped.`,
    });
    sandbox.close();
  });
});

describe('an engine that gives up', () => {
  afterEach(() => vi.restoreAllMocks());

  it('says so in the Failure, and nowhere else', async () => {
    const heard = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')];
    const sandbox = await Sandbox.open();
    const [answer] = sandbox.run([jobOf('return { ...new Proxy({}, { ownKeys: () => ({ length: 0x20000002 }) }) };')]);
    expect(answer).toBeInstanceOf(Failure);
    expect(answer).toMatchObject({ code: 'runtime', message: expect.stringMatching(/^The script broke the engine: /) });
    await sandbox.settled();
    expect(heard.flatMap((spy) => spy.mock.calls)).toEqual([]);
    sandbox.close();
  });
});
