import { expect, it } from 'vitest';
import { ownCases } from '../own-cases.ts';
import { STRATEGIES } from '../sandbox/section.ts';
import { oneByOne, type Strategy } from '../strategies/strategy.ts';
import { measure } from './rounds.ts';

const ONCE = { rounds: 1, messages: 1, warmUp: 0 };

it.each(['envelope', 'codec'] as const)('runs every strategy and all agree on the %s contract', async (contract) => {
  const cases = ownCases(contract);
  const figures = await measure(STRATEGIES, cases, ONCE);
  expect(figures.map(({ name }) => name)).toEqual(STRATEGIES.map(({ name }) => name));
  for (const { messages, byConverter } of figures) {
    expect(messages).toBe(cases.length);
    expect(Object.keys(byConverter)).toEqual(['bit-fields', 'tlv', 'table']);
  }
});

it('refuses figures of a strategy that gives another result', async () => {
  const [first] = STRATEGIES;
  const wrong: Strategy = {
    name: 'wrong',
    batch: 1,
    open: async () => ({ run: (batch) => oneByOne(batch, () => ({ deviceName: 'x' })), close: () => undefined }),
  };
  const strategies = [first, wrong].filter((one) => one !== undefined);
  await expect(measure(strategies, ownCases('envelope'), ONCE)).rejects.toThrow(/"wrong" disagree about bit-fields/);
});
