import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Instance } from './instance.ts';
import { WASM_FACTS } from './layout.ts';
import { selfTest } from './self-test.ts';
import { compileWasm, wasmBytes } from './wasm.ts';

describe('what the sandbox relies on', () => {
  it('was found out for exactly this wasm file', async () => {
    // After an upgrade of the QuickJS packages: look up every fact in layout.ts again, then the hash.
    expect(
      createHash('sha256')
        .update(await wasmBytes())
        .digest('hex'),
    ).toBe(WASM_FACTS.sha256);
  });

  it('holds, and lays out each instance alike', async () => {
    const module = await compileWasm();
    const [one, two] = [await Instance.open(module), await Instance.open(module)];
    expect(() => selfTest(one)).not.toThrow();
    expect(two.layout).toBe(one.layout);
    expect(two.base.size).toBe(one.base.size);
  });

  it('fails with a clear sentence when the engine is another one', async () => {
    const instance = await Instance.open(await compileWasm());
    const broken = Object.create(instance, {
      native: { value: { ...instance.native, stackRestore: () => undefined } },
      memory: { get: () => instance.memory },
      heapEnd: { get: () => instance.heapEnd },
      cStackLow: { get: () => instance.cStackLow },
    }) as Instance;
    expect(() => selfTest(broken)).toThrow(/not the one the sandbox was written for: the stack pointer cannot be set/);
  });
});
