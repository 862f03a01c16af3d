import { createHash, randomUUID } from 'node:crypto';
import { entityId } from '../../model/entity.ts';
import type { Message, NewMessage } from '../../model/message.ts';
import { identify, messageId } from '../../model/message-key.ts';
import { NOW } from '../stores.test-kit.ts';

export interface Given extends Partial<NewMessage> {
  dedupKey?: string;
  time?: number | undefined;
  body?: Uint8Array;
  shards?: number;
}

export function message({
  dedupKey = randomUUID(),
  body = new Uint8Array([1]),
  shards = 4,
  ...given
}: Given = {}): NewMessage {
  const integrationId = given.integrationId ?? 'i1';
  const receivedAt = given.receivedAt ?? NOW;
  const time = 'time' in given ? given.time : receivedAt;
  const deviceHint = given.deviceHint ?? null;
  const claim = { kind: 'device', name: 'sensor', profile: 'p' } as const;
  const { time: _time, ...rest } = given;
  return {
    ...identify({ integrationId, dedupKey, time, deviceHint, receivedAt, shards }),
    integrationId,
    arrivalId: randomUUID(),
    receivedAt,
    outcome: 'stored',
    version: createHash('sha256').update('script').digest('hex'),
    deviceHint,
    raw: { body, contentType: 'application/json', headers: { 'user-agent': 'x' }, rawQuery: 'event=up' },
    plan: {
      effects: [
        {
          entityId: entityId('device', 'sensor'),
          claim,
          create: true,
          points: [
            { ts: NOW, values: { temperature: 21.5 } },
            { ts: NOW + 1, values: { '': null, o: { a: [1] } }, clamped: true },
          ],
          attributes: { fw: '1.2' },
          attributesAt: NOW,
        },
      ],
      warnings: ['w'],
    },
    failure: null,
    ...rest,
  };
}

export function asStored({ arrivalId: _, ...rest }: NewMessage, duplicates = 0): Message {
  return { ...rest, id: messageId(rest.key), duplicates };
}

export function failed(given: Given = {}): NewMessage {
  const failure = { code: 'runtime', message: 'boom', line: 3 } as const;
  return message({ outcome: 'quarantined', failure, plan: { effects: [] }, logs: ['a'], ...given });
}

export function ids(...messages: NewMessage[]): string[] {
  return messages.map(({ key }) => messageId(key));
}
