import { readFileSync } from 'node:fs';
import { Sandbox } from '../lib/converters/sandbox/sandbox.ts';
import { compileTbel } from '../lib/converters/tbel/compile.ts';
import { RUNTIME } from '../lib/converters/tbel/runtime/runtime.gen.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Json } from '../lib/model/json.ts';

/** An expression with the answer of ThingsBoard's own engine: value as JSON text and Java type, or its error. */
export interface Probe {
  s: string;
  json?: string;
  type?: string;
  err?: string;
}

/** What one probe gave here; `error` instead when it failed. */
export type Answer = { json: string; type: string } | { error: string };

export function readProbes(): Probe[] {
  const text = readFileSync(new URL('fixtures/tbel-probes.jsonl', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Probe);
}

/** Answers probes in the production sandbox; only the result is printed exactly, with its type. */
export async function probing(): Promise<(script: string) => Answer> {
  const sandbox = await Sandbox.open();
  return (script) => {
    try {
      const { source, lines } = compileTbel(script, 'uplink');
      const probe = `((run) => (...args) => { const value = run(...args); return [$tbel.writeExact(value), $tbel.typeName(value)]; })(${source})`;
      const program = { source: probe, linesBefore: 0, scriptLines: 1, runtime: RUNTIME, lineMap: lines };
      const call = { text: '{}', args: [0, {}], now: 0 };
      const [answer] = sandbox.run([{ key: script, program: () => program, call }]);
      if (answer === undefined || answer instanceof Failure) throw answer;
      const [json, type] = answer.output as [string, string];
      return { json, type };
    } catch (thrown) {
      if (!(thrown instanceof Failure)) throw thrown;
      return { error: `${thrown.code}: ${thrown.message}` };
    }
  };
}

const COLLECTIONS: Record<string, string> = {
  Map: 'LinkedHashMap',
  Entry: 'LinkedHashMap',
  List: 'ArrayList',
  Set: 'ArrayList',
};

/** Same value and type, or both fail. 5.0 and 5 differ by type only, as their JSON is one number. */
export function agrees(probe: Probe, answer: Answer): boolean {
  if ('error' in answer) return probe.err !== undefined;
  if (
    probe.json === undefined ||
    probe.type !== (COLLECTIONS[answer.type] ?? answer.type.replace(/^(byte\[\]|array)$/, 'ArrayList'))
  )
    return false;
  return (
    same(JSON.parse(probe.json) as Json, JSON.parse(answer.json) as Json) &&
    wholeness(probe.json) === wholeness(answer.json)
  );
}

function same(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The numbers' spelling: how many are written with a point. */
function wholeness(json: string): number {
  return json.match(/\d\.\d/g)?.length ?? 0;
}
