import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../model/json.ts';
import type { Answer } from '../program.ts';
import { Sandbox } from '../sandbox.ts';
import { jobOf } from '../test-kit.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await Sandbox.open();
});
afterAll(() => sandbox.close());

function evaluate(script: string, payload: Uint8Array = new Uint8Array(0), metadata = {}): Json {
  const [answer] = sandbox.run([jobOf(script, payload, metadata)]);
  return (answer as Answer).output;
}

/** Bytes that look like UTF-8 more often than chance would have it. */
function* byteStrings(count: number): Generator<Uint8Array> {
  const alphabet = [
    0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0,
  ];
  const letters = [...alphabet, 0xf4, 0xf5, 0xff, 0xbb];
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 8;
  };
  for (let i = 0; i < count; i++) {
    yield Uint8Array.from({ length: next() % 9 }, () => letters[next() % letters.length] ?? 0);
  }
}

it('are called what they are', () => {
  const names = 'return [atob, btoa, TextEncoder, TextDecoder, Math.random].map((one) => one.name);';
  expect(evaluate(names)).toEqual(['atob', 'btoa', 'TextEncoder', 'TextDecoder', 'random']);
});

describe('TextDecoder and TextEncoder', () => {
  it('agree with the host’s on broken and whole UTF-8', () => {
    const script = `const d = new TextDecoder().decode(payload);
      return [d, Array.from(new TextEncoder().encode(d)), new TextDecoder('utf8', { ignoreBOM: true }).decode(payload).length];`;
    const host = new TextDecoder();
    const keepMark = new TextDecoder('utf-8', { ignoreBOM: true });
    for (const bytes of byteStrings(600)) {
      const text = host.decode(bytes);
      expect(evaluate(script, bytes), Buffer.from(bytes).toString('hex')).toEqual([
        text,
        [...new TextEncoder().encode(text)],
        keepMark.decode(bytes).length,
      ]);
    }
  });

  it('refuse what they must', () => {
    const attempt = (code: string) => evaluate(`try { ${code}; return 'fine'; } catch (e) { return e.name; }`);
    expect(attempt('new TextDecoder("utf-8", { fatal: true }).decode([0xff])')).toBe('TypeError');
    expect(attempt('new TextDecoder("latin1")')).toBe('RangeError');
    expect(attempt('new TextDecoder().decode("text")')).toBe('TypeError');
    expect(evaluate('return Array.from(new TextEncoder().encode("\\ud800x"))')).toEqual([0xef, 0xbf, 0xbd, 0x78]);
    expect(evaluate('return new TextDecoder().decode(new Uint8Array([1, 65, 66, 2]).subarray(1, 3))')).toBe('AB');
  });
});

describe('atob and btoa', () => {
  it('agree with the host’s', () => {
    for (const bytes of byteStrings(100)) {
      const base64 = Buffer.from(bytes).toString('base64');
      const script = 'return [atob(metadata.b).split("").map((c) => c.charCodeAt(0)), btoa(atob(metadata.b))];';
      expect(evaluate(script, bytes, { b: base64 })).toEqual([[...bytes], base64]);
    }
  });

  it('forgive whitespace, missing padding and the URL-safe alphabet', () => {
    expect(evaluate('return [atob(" YW\\nJj "), atob("YQ"), atob("-_8") === atob("+/8="), atob("")]')).toEqual([
      'abc',
      'a',
      true,
      '',
    ]);
  });

  it('refuse what is not Base64 or not bytes', () => {
    for (const code of ['atob("a")', 'atob("ab=c")', 'atob("a*bc")', 'atob("ж")', 'btoa("ж")']) {
      expect(evaluate(`try { ${code}; return 'fine'; } catch (e) { return e.name; }`), code).toBe('Error');
    }
  });

  it('manage large texts', () => {
    const payload = new Uint8Array(200_000).fill(255);
    expect(evaluate('return atob(btoa(String.fromCharCode(...payload.slice(0, 50000)))).length', payload)).toBe(50_000);
  });
});

describe('Math.random', () => {
  it('draws while a script is loaded, always the same, and anew for each message', () => {
    const source = '(() => { const early = Math.random(); return () => [early, Math.random()]; })()';
    const drawn = (seed: string) => {
      const { call } = jobOf('');
      const program = () => ({ source, linesBefore: 0, scriptLines: 1 });
      const [answer] = sandbox.run([{ key: 'drawing', program, call: { ...call, seed } }]);
      return (answer as Answer).output as number[];
    };
    const [[early, one], [again, two]] = [drawn('a'), drawn('b')] as [[number, number], [number, number]];
    expect(early).toBeGreaterThan(0);
    expect(again).toBe(early);
    expect(new Set([early, one, two]).size).toBe(3);
  });
});
