import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { freezeArrival } from '../../lib/model/arrival.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type House, openHouse } from './house.test-kit.ts';

let house: House;
beforeAll(async () => {
  // As on Lambda, where the queue's function has no type of its own.
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'tributary-uplink-queue');
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  vi.unstubAllEnvs();
});

function spilled(integrationId: string, id: string): JsonObject {
  const arrival = { id, receivedAt: Date.now(), contentType: 'application/json', headers: {}, rawQuery: '' };
  const item = { kind: 'arrival', integrationId, arrival: freezeArrival({ ...arrival, body: Buffer.from('{}') }) };
  const attributes = { ApproximateReceiveCount: '1', SentTimestamp: '1760000000000' };
  return { messageId: id, receiptHandle: 'r', body: JSON.stringify(item), attributes };
}

it('what the spill queue brings is counted under the type of its integration', async () => {
  const script = `throw new Error('broken');`;
  const [http, loriot] = [
    await house.integration({ type: 'http', script }),
    await house.integration({ type: 'loriot', script }),
  ];
  const Records = [spilled(http.id, 'one'), spilled(http.id, 'two'), spilled(loriot.id, 'three')];
  expect(await house.invoke('uplink-queue', { Records })).toEqual({ batchItemFailures: [] });
  const { platform } = await import('../../functions/ports.ts');
  const output = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { stats } = await platform();
  await stats.flush(true);
  const lines = output.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('CloudWatchMetrics'));
  output.mockRestore();
  const told = lines.map((line) => JSON.parse(line) as JsonObject);
  expect(Object.fromEntries(told.map(({ type, received, quarantined }) => [type, [received, quarantined]]))).toEqual({
    http: [2, 2],
    loriot: [1, 1],
  });
});
