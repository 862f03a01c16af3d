import { globSync, readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Engine, openEngine, type UplinkInput } from '../lib/converters/engine.ts';
import { hostileScripts } from '../lib/converters/sandbox/hostile.test-kit.ts';
import { makeVersion } from '../lib/converters/version.ts';
import type { Version } from '../lib/model/converter.ts';
import { Failure } from '../lib/model/failure.ts';

/**
 * A process that runs the engine and nothing else: `node soak-process.ts <mixed|level|floods> <messages>`. Its only
 * output is one JSON line: `start` and `peak` of the resident memory in bytes, what was `held` after each quarter, ends
 * by code, and how many results were wrong.
 */
const [mode = 'mixed', given = '5000'] = process.argv.slice(2);
const messages = Number(given);

interface Message {
  version: Version;
  input: UplinkInput;
  /** The only right result; absent: any end will do. */
  expected?: string;
}

/** Converters that differ, so that each has a snapshot of its own; a good message for each. */
function goodMessages(count: number): Message[] {
  const library = globSync('bench/converters/*.js').map((file) => readFileSync(file, 'utf8'));
  return Array.from({ length: count }, (_, i) => ({
    version: jsVersion(`// converter ${i}
${library[i % library.length]?.replaceAll('decode', 'decodeFrame') ?? ''}
globalThis.seen = (globalThis.seen || 0) + 1;
const message = JSON.parse(String.fromCharCode.apply(null, payload));
const values = { number: message.number * ${i + 1}, seen, random: Math.random() < 1, text: message.text };
return { deviceName: 'soak-' + message.number, telemetry: { ts: Date.now(), values } };`),
    input: inputOf(i),
    expected: JSON.stringify({
      deviceName: `soak-${i}`,
      telemetry: { ts: NOW, values: { number: i * (i + 1), seen: 1, random: true, text: 'ж'.repeat(i) } },
    }),
  }));
}

const NOW = 1_700_000_000_000;

function inputOf(number: number): UplinkInput {
  const payload = new TextEncoder().encode(JSON.stringify({ number, text: 'ж'.repeat(number) }));
  return { payload, payloadKind: 'text', metadata: { integrationName: 'soak' }, now: NOW };
}

function jsVersion(script: string): Version {
  return makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
}

/**
 * Scripts of the corpus that do their harm at once; those that run into a deadline would make a soak of hours. Some of
 * them only, because each converter has a snapshot: keeping 64 MiB of these is meant, and not what is looked for here.
 */
function quickHostile(): Message[] {
  return hostileScripts()
    .filter((_, i) => i % 5 === 0)
    .filter(({ kind, outcomes }) => kind !== 'compile' && !outcomes.includes('timeout'))
    .map(({ script }) => ({ version: jsVersion(script), input: inputOf(1) }));
}

const failing: Message[] = ['throw new Error("bad frame");', 'return payload.no.such;', 'return (', 'return 1n;'].map(
  (script) => ({ version: jsVersion(script), input: inputOf(2) }),
);

/** Fill the heap, and make the engine fall over. */
const floods: Message[] = [
  'const a = []; for (;;) a.push(new ArrayBuffer(1 << 20));',
  'return { ...new Proxy({}, { ownKeys: () => ({ length: 0x20000002 }) }) };',
].map((script) => ({ version: jsVersion(script), input: inputOf(3) }));

/** How many of 20 messages are good, fail, and are hostile. */
const SHARES: Record<string, [number, number]> = { mixed: [16, 2], level: [20, 0], floods: [16, 0] };

function* sequence(): Generator<Message> {
  const [goods, fails] = SHARES[mode] ?? [20, 0];
  const [good, hostile] = [goodMessages(mode === 'level' ? 50 : 20), mode === 'floods' ? floods : quickHostile()];
  for (let i = 0; ; i++) {
    const turn = i % 20;
    const list = turn < goods ? good : turn < goods + fails ? failing : hostile;
    yield list[(turn < goods ? i : Math.floor(i / 20) + turn) % list.length] as Message;
  }
}

interface Held {
  rss: number;
  heap: number;
  outside: number;
}

const QUARTERS = 4;
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is left when V8, which lets garbage lie as long as it likes, has looked. */
async function heldNow(): Promise<Held> {
  await engine.settled();
  for (let i = 0; i < 3; i++) {
    collect();
    await setImmediate();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed, outside: external };
}

const ends: Record<string, number> = {};
let wrong = 0;

function settle({ expected }: Message, result: ReturnType<Engine['runUplinks']>[number] | undefined): void {
  const end = result instanceof Failure ? result.code : 'ok';
  ends[end] = (ends[end] ?? 0) + 1;
  const said = result === undefined || result instanceof Failure ? end : JSON.stringify(result.output);
  if (expected !== undefined && said !== expected) wrong++;
}

const engine = await openEngine();
const start = process.memoryUsage.rss();
const held: Held[] = [];
let peak = start;
const stream = sequence();
for (let done = 0; done < messages; ) {
  // One invocation carries one message or several.
  const batch = Array.from({ length: Math.min((done % 7) + 1, messages - done) }, () => stream.next().value as Message);
  const results = engine.runUplinks(batch);
  for (const [i, message] of batch.entries()) settle(message, results[i]);
  done += batch.length;
  peak = Math.max(peak, process.memoryUsage.rss());
  if (done >= ((held.length + 1) / QUARTERS) * messages) held.push(await heldNow());
  await setImmediate();
}
console.log(JSON.stringify({ start, peak, held, ends, wrong }));
