import type { NewMessage } from '../model/message.ts';
import type { RecordAnswer } from '../model/ports.ts';
import type { Parts } from './parts.ts';

/**
 * Writes the record and counts it. Every outcome passes here, so that no step can forget a counter:
 * received = stored + duplicate + quarantined + ignored + refused.
 */
export async function watched(parts: Pick<Parts, 'messages' | 'stats'>, message: NewMessage): Promise<RecordAnswer> {
  const answer = await parts.messages.record(message);
  parts.stats.count(message.integrationId, 'received');
  parts.stats.count(message.integrationId, answer.first ? message.outcome : 'duplicate');
  if (answer.conflict) parts.stats.count(message.integrationId, 'conflicts');
  return answer;
}
