import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { Job } from './program.ts';
import { Sandbox } from './sandbox.ts';
import { jobOf, NOW } from './test-kit.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

function outputOf(job: Job): Json {
  const [answer] = sandbox.run([job]);
  if (answer === undefined || answer instanceof Failure) throw answer;
  return answer.output;
}

function failureOf(job: Job): Failure {
  const [answer] = sandbox.run([job]);
  if (!(answer instanceof Failure)) throw new Error(`no failure but ${JSON.stringify(answer)}`);
  return answer;
}

describe('isolation', () => {
  it('starts every message from the same state', () => {
    const job = jobOf(`
      globalThis.seen = (globalThis.seen || 0) + 1;
      Array.prototype.extra = 'left';
      Decoded = 'implicit global';
      return { seen, extra: [].extra, keys: Object.keys(globalThis).length };`);
    const first = outputOf(job);
    expect(first).toMatchObject({ seen: 1 });
    for (let i = 0; i < 5; i++) expect(outputOf(job)).toEqual(first);
  });

  it('lets one script pollute nothing of another', () => {
    const witness = jobOf('return { keys: Object.keys({ a: 1 }), json: JSON.stringify([1, { b: 2 }]), own: [].evil };');
    const clean = outputOf(witness);
    outputOf(jobOf('JSON.stringify = () => "evil"; Object.keys = () => ["evil"]; Array.prototype.evil = 1; return 1;'));
    expect(outputOf(witness)).toEqual(clean);
  });

  it('forgets pending promise jobs', () => {
    outputOf(jobOf('Promise.resolve().then(() => { globalThis.late = 1; }); return 1;'));
    expect(outputOf(jobOf('return typeof late;'))).toBe('undefined');
  });

  it('gives a script nothing of the host', () => {
    const names = ['process', 'require', 'module', 'fetch', 'setTimeout', 'WebAssembly', 'Buffer', 'performance'];
    const script = `return [${names.map((name) => `typeof ${name}`).join()}];`;
    expect(outputOf(jobOf(script))).toEqual(names.map(() => 'undefined'));
  });
});

describe('determinism', () => {
  it('shows the record’s time in UTC', () => {
    const script =
      'return [Date.now(), new Date().getTime(), Date(), new Date(2024, 0, 1).toISOString(), new Date().getHours()];';
    const text = 'Tue Nov 14 2023 22:13:20 GMT+0000';
    expect(outputOf(jobOf(script))).toEqual([NOW, NOW, text, '2024-01-01T00:00:00.000Z', 22]);
    expect(outputOf({ ...jobOf(script), call: { ...jobOf(script).call, now: 5 } })).toMatchObject({ 0: 5, 1: 5 });
  });

  it('draws the same random numbers for the same message and others for another', () => {
    const draw = (payload: string, seed?: string) => {
      const job = jobOf('return [Math.random(), Math.random()];', payload);
      return outputOf(seed === undefined ? job : { ...job, call: { ...job.call, seed } });
    };
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
    expect(draw('a', 'seed 1')).toEqual(draw('b', 'seed 1'));
    expect(draw('a', 'seed 1')).not.toEqual(draw('a', 'seed 2'));
  });

  it('draws evenly between 0 and 1', () => {
    const script =
      'const n = [0, 0, 0, 0]; for (let i = 0; i < 4000; i++) n[Math.floor(Math.random() * 4)]++; return n;';
    for (const count of outputOf(jobOf(script)) as number[]) expect(Math.abs(count - 1_000)).toBeLessThan(120);
  });
});

describe('the outer guard', () => {
  const endless = 'console.log("before"); return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);';

  it('covers a batch: the running message is blamed, the others are right', { timeout: 10_000 }, async () => {
    const before = sandbox.state.layout;
    const good = Array.from({ length: 14 }, (_, i) => jobOf('return payload.length;', 'x'.repeat(i)));
    const started = performance.now();
    const results = sandbox.run([...good.slice(0, 3), jobOf(endless), ...good.slice(3)]);
    expect(performance.now() - started).toBeLessThan(1_400);
    expect(results).toHaveLength(15);
    const [blamed] = results.splice(3, 1);
    expect(blamed).toMatchObject({ code: 'timeout', detail: { logs: ['before'] } });
    expect(results.map((result) => (result instanceof Failure ? result : result.output))).toEqual(
      good.map((_, i) => i),
    );
    await sandbox.settled();
    expect(sandbox.state.layout).toBe(before);
    expect(outputOf(good[5] as Job)).toBe(5);
  });

  it('is renewed, so that slow neighbours take no time from a message', { timeout: 10_000 }, () => {
    const slow = Array.from({ length: 6 }, () => jobOf('while (true) {}'));
    const messages = sandbox.run(slow).map((result) => (result instanceof Failure ? result.message : 'ended'));
    // Under one guard of 1,000 ms for all of them the fourth or fifth would be killed by it.
    expect(messages).toEqual(slow.map(() => 'The script ran longer than 250 ms and was stopped.'));
  });

  it('leaves nothing on the global object', () => {
    const symbols = Object.getOwnPropertySymbols(globalThis).length;
    outputOf(jobOf('return 1;'));
    expect(Object.getOwnPropertySymbols(globalThis)).toHaveLength(symbols);
  });
});

describe('the instance', () => {
  it('is replaced after its memory grew, and snapshots go on working', async () => {
    const witness = jobOf('return payload;', 'abc');
    outputOf(witness);
    const { snapshots } = sandbox.state;
    expect(failureOf(jobOf('const a = []; for (;;) a.push(new ArrayBuffer(1 << 20));')).code).toBe('memory');
    expect(sandbox.state.memoryBytes).toBeGreaterThan(24 * 1024 * 1024);
    expect(outputOf(witness)).toEqual([97, 98, 99]);
    // Until an instance that was dropped before is collected, the grown one serves on.
    for (let i = 0; i < 100 && sandbox.state.memoryBytes > 16 * 1024 * 1024; i++) {
      await setImmediate();
      expect(outputOf(witness)).toEqual([97, 98, 99]);
      await sandbox.settled();
    }
    expect(sandbox.state.memoryBytes).toBe(16 * 1024 * 1024);
    expect(outputOf(witness)).toEqual([97, 98, 99]);
    expect(sandbox.state.snapshots).toBe(snapshots + 1);
  });

  it('keeps snapshots within a budget', async () => {
    const small = await Sandbox.open({ snapshotBytes: 1_000_000 });
    for (let i = 0; i < 20; i++) small.run([jobOf(`return ${i};`)]);
    expect(small.state.snapshots).toBeGreaterThan(1);
    expect(small.state.bytes).toBeLessThanOrEqual(1_000_000);
    expect(small.run([jobOf('return 0;')])).toMatchObject([{ output: 0 }]);
    small.close();
  });
});

describe('garbage', () => {
  it('is freed as it falls where keeping it would fill the heap', () => {
    const floods = [
      'let n = 0; for (let i = 0; i < 70; i++) n += new Uint8Array(500000).length; return n / 500000;',
      'let t = ""; for (let i = 0; i < 70; i++) t = "x".repeat(500000 + i); return t.length - 500000 + 1;',
      'let list = []; for (let i = 0; i < 70; i++) list = new Array(64000).fill(i); return list[5] + 1;',
      // One that hides the failed allocation from us.
      'let n = 0; for (let i = 0; i < 70; i++) try { new ArrayBuffer(8e6); n++; } catch (e) {} return n;',
    ];
    for (const script of floods) {
      const job = jobOf(script);
      expect([outputOf(job), outputOf(job)], script).toEqual([70, 70]);
    }
  });

  it('of shapes that are used once takes no message its time', () => {
    const script =
      'let t = 0; for (let i = 0; i < 70000; i++) { const o = {}; o["k" + i] = i; t += o["k" + i]; } return t;';
    for (let i = 0; i < 2; i++) expect(outputOf(jobOf(script))).toBe((70_000 * 69_999) / 2);
  });

  it('may be held weakly', () => {
    for (const count of [1_000, 20_000, 33_000, 60_000]) {
      const weak = `const held = new WeakMap(); let key; for (let i = 0; i < ${count}; i++) held.set((key = { i }), [i]);`;
      const job = jobOf(`${weak} const one = new WeakRef(key); return [held.get(key)[0], one.deref().i];`);
      for (let i = 0; i < 2; i++) expect(outputOf(job), String(count)).toEqual([count - 1, count - 1]);
    }
  });

  it('of many small objects does no harm', () => {
    const job = jobOf('let last; for (let i = 0; i < 60000; i++) last = { i, other: { last: [i] } }; return last.i;');
    for (let i = 0; i < 2; i++) expect(outputOf(job)).toBe(59_999);
  });
});

describe('a batch', () => {
  it('of several programs, in any order, answers in the order of its jobs', () => {
    const scripts = ['return "a" + payload.length;', 'return "b" + payload.length;', 'throw new Error("c");'];
    const jobs = Array.from({ length: 25 }, (_, i) => jobOf(scripts[(i * i) % 3] ?? '', 'x'.repeat(i)));
    const told = sandbox.run(jobs).map((one) => (one instanceof Failure ? one.message : one.output));
    expect(told).toEqual(
      jobs.map((_, i) => ['a', 'b', 'Error: c'][(i * i) % 3]).map((x, i) => (x === 'Error: c' ? x : `${x}${i}`)),
    );
  });
});

describe('crossing', () => {
  it('takes a payload of 256 KiB and refuses a larger one', () => {
    const script = 'return { n: payload.length, plain: Array.isArray(payload), last: payload[payload.length - 1] };';
    const largest = new Uint8Array(256 * 1024).fill(200);
    expect(outputOf(jobOf(script, largest))).toEqual({ n: 262_144, plain: true, last: 200 });
    expect(failureOf(jobOf(script, new Uint8Array(256 * 1024 + 1))).code).toBe('input-too-large');
    expect(outputOf(jobOf(script, 'ж'.repeat(131_072)))).toEqual({ n: 131_072, plain: true, last: 0x436 });
  });

  it('refuses arguments of more than 256 KiB', () => {
    expect(failureOf(jobOf('return 1;', '', { a: 'ж'.repeat(150_000) })).code).toBe('input-too-large');
    expect(outputOf(jobOf('return metadata.a.length;', '', { a: 'x'.repeat(250_000) }))).toBe(250_000);
  });

  it('carries NUL, lone surrogates and every plane', () => {
    const odd = 'a\u0000b\ud800c😀\u2028\u001e';
    const answer = outputOf(jobOf('return [metadata.odd, metadata.odd.charCodeAt(3)];', '', { odd }));
    expect(answer).toEqual([odd.toWellFormed(), 0xd800]);
  });

  it('cuts the log at 16 KiB and keeps the calls apart', () => {
    const [answer] = sandbox.run([jobOf('console.log("a", 1, { b: [2] }); console.error(null, undefined); return 1;')]);
    expect(answer).toMatchObject({ logs: ['a 1 {"b":[2]}', 'null undefined'] });
    const [flood] = sandbox.run([jobOf('for (let i = 0; i < 99999; i++) console.log("line"); return 1;')]);
    const { logs } = flood as { logs: string[] };
    expect(logs.join('').length).toBeLessThan(16 * 1024 + 60);
    expect(logs.at(-1)).toBe('(the rest of the log was cut)');
    expect(sandbox.run([jobOf('return 2;')])).toMatchObject([{ logs: [] }]);
  });
});
