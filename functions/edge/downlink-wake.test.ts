import { expect, it } from 'vitest';
import { deviceOf, downlinkMessageOf } from './downlink-order.ts';

it('a wake-up keeps the end of the pause it was sent for', () => {
  const wakeUp = { kind: 'wake', deviceId: 'd', due: 1_760_000_000_000 };
  expect(downlinkMessageOf(JSON.stringify(wakeUp))).toEqual(wakeUp);
  const { due: _due, ...plain } = wakeUp;
  expect(downlinkMessageOf(JSON.stringify(plain))).toEqual(plain);
  expect(downlinkMessageOf(JSON.stringify({ ...plain, due: 'soon' }))).toEqual(plain);
});

it.each([
  ['{"kind":"wake","deviceId":"d-1"}', 'd-1'],
  ['{"msg":{},"deviceName":"cold \\"room\\" 3"}', 'cold \\"room\\" 3'],
  ['{"msg":1}', ''],
  ['not json', ''],
])('%s is of the device "%s"', (body, device) => expect(deviceOf(body)).toBe(device));
