import { expect, it } from 'vitest';
import { Tables } from '../../lib/converters/table/tables.ts';
import { benchDevices } from './payloads.ts';

it.each(benchDevices)('$name: the table and the decoder by hand say the same', ({ version, byHand, frames }) => {
  const tables = new Tables();
  expect(frames.length).toBeGreaterThan(2);
  for (const payload of frames) {
    const { output } = tables.run(version, { payload, payloadKind: 'binary', metadata: {}, now: 0 });
    expect(output).toEqual(byHand(payload));
  }
});
