import { expect, it } from 'vitest';
import { AttributesFull } from '../model/attributes-full.ts';
import { Failure } from '../model/failure.ts';
import type { Message } from '../model/message.ts';
import { carryOut } from './write.ts';

const claim = { kind: 'device', name: 'd', profile: 'p' } as const;
const effect = { entityId: 'e', claim, create: false, points: [], attributes: { a: 1, b: 2 }, attributesAt: 0 };
const message = {
  ...{ key: { pk: 'i#20260314#0', sk: '1773500966535#00' }, receivedAt: 0, integrationId: 'i', outcome: 'stored' },
  plan: { effects: [effect] },
} as unknown as Message;

/** Whether attributes are refused, and what is noted of it. */
async function carriedOut(refusal: Failure): Promise<string[]> {
  const warnings: string[] = [];
  const entities = { putLatest: async () => {}, putAttributes: () => Promise.reject(refusal) };
  const messages = { warn: async (_key: unknown, text: string) => void warnings.push(text) };
  const parts = { entities, messages, telemetry: { write: async () => {} }, queues: {} };
  await carryOut(parts as unknown as Parameters<typeof carryOut>[0], message);
  return warnings;
}

it('notes on the record which attributes found no room, and hides no other refusal', async () => {
  expect(await carriedOut(new AttributesFull())).toEqual(["The attributes of device 'd' are full: a, b not stored"]);
  const other = new Failure('invalid', 'The expression is too large');
  await expect(carriedOut(other)).rejects.toBe(other);
});
