import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { hostileScripts } from '../lib/converters/sandbox/hostile.test-kit.ts';
import { Failure } from '../lib/model/failure.ts';
import type { Json } from '../lib/model/json.ts';
import { endOf, expectUnharmed, versionOf } from './fuzz.test-kit.ts';
import { inputOf, jsVersion, outputOf, runOf, witness } from './hostile.test-kit.ts';
import { LOOK } from './look.test-kit.ts';

let engine: Engine;
let clean: Json;
let reachable: Json;
const other = jsVersion(`return ${LOOK};`);
beforeAll(async () => {
  engine = await openEngine();
  clean = outputOf(engine, witness);
  reachable = outputOf(engine, other);
});
afterAll(() => engine.close());

/** A codec runs code of its own while it is loaded, and what that did to its room lies in its snapshot. */
describe.each(['engine', 'escapes', 'pollution'])('%s, as a codec', (kind) => {
  it.each(hostileScripts(kind))('$name', async ({ script }) => {
    const codec = versionOf('codec/uplink', script);
    endOf(engine, codec, inputOf('{"a":1}'));
    expect(outputOf(engine, other)).toEqual(reachable);
    // Its own messages still find what the first one found.
    const [first, second] = [runOf(engine, codec, '{"a":1}'), runOf(engine, codec, '{"a":1}')].map(toldBy);
    expect(second).toEqual(first);
    await engine.settled();
    expectUnharmed(engine, clean);
  });
});

function toldBy(end: ReturnType<typeof runOf>): unknown {
  return end instanceof Failure ? end.toJSON() : end.output;
}
