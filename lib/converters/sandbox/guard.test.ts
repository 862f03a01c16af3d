import { describe, expect, it } from 'vitest';
import { evaluateGuard, type Guard, scriptGuard } from './guard.ts';

const GUARDS: [name: string, guard: Guard | null][] = [
  ['evaluate', evaluateGuard()],
  ['script', scriptGuard()],
];

describe.each(GUARDS)('the guard by %s', (_name, guard) => {
  if (guard === null) throw new Error('this Node has no inspector');

  it('lets work end that ends in time', () => {
    const seen: number[] = [];
    expect(guard(() => seen.push(1), 1_000)).toBe(true);
    expect(seen).toEqual([1]);
  });

  it('stops a loop that never polls, whatever it catches, and says so', () => {
    let caught = 0;
    const endless = () => {
      for (;;) {
        try {
          for (;;) caught += 0;
        } catch {
          caught++;
        } finally {
          caught++;
        }
      }
    };
    expect(guard(endless, 30)).toBe(false);
    expect(caught).toBe(0);
  });

  it('stops a native call of the host too', () => {
    expect(guard(() => /^(a+)+$/.test(`${'a'.repeat(40)}b`), 30)).toBe(false);
  });

  it('gives the next one its own time, also when the one before was stopped', async () => {
    guard(() => {
      for (;;);
    }, 20);
    const until = performance.now() + 60;
    expect(guard(() => while_(() => performance.now() < until), 2_000)).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(guard(() => undefined, 20)).toBe(true);
  });

  it('throws what the work threw, as it was', () => {
    const thrown = { any: 'thing' };
    let got: unknown;
    try {
      guard(() => {
        throw thrown;
      }, 1_000);
    } catch (value) {
      got = value;
    }
    expect(got).toBe(thrown);
  });

  it('lets an error of a full stack through', () => {
    const deep = (): number => 1 + deep();
    expect(() => guard(() => deep(), 1_000)).toThrow(RangeError);
  });
});

function while_(goesOn: () => boolean): void {
  while (goesOn());
}
