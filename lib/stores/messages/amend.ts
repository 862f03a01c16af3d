import type { MessageStore } from '../../model/ports.ts';
import { PART_BYTES } from '../parts.ts';
import { packContent } from './blob.ts';
import { type MessageOptions, messageOf, messagesTable, outcomeKey } from './items.ts';
import { digits } from './list.ts';
import { putParts } from './record.ts';

/**
 * The one way a record may change its outcome: from quarantined, under the condition that it still is. Its own time may
 * lie days back, where no sweep looks, so a stored one is listed as open, from now on.
 */
export function createAmending(options: MessageOptions): Pick<MessageStore, 'amend'> {
  return {
    async amend(message) {
      const { key, integrationId, outcome, version } = message;
      const blob = packContent(message);
      const split = blob.byteLength > PART_BYTES;
      const listed =
        outcome === 'stored'
          ? { fk: outcomeKey(integrationId, 'open'), fs: digits(options.clock()) }
          : { fk: outcomeKey(integrationId, 'quarantined') };
      const sets: Record<string, unknown> = {
        ...{ o: outcome, ...listed },
        ...(version === null ? {} : { c: Buffer.from(version, 'hex') }),
        ...(split ? await putParts(options, message, blob) : { b: blob }),
      };
      const names = Object.keys(sets);
      const written = await options.dynamo.update({
        TableName: messagesTable(options),
        Key: key,
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(', ')} REMOVE ${split ? 'b' : 'p, g'}`,
        ConditionExpression: '#o = :was',
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: {
          ...Object.fromEntries(names.map((name) => [`:${name}`, sets[name]])),
          ':was': 'quarantined',
        },
        ReturnValues: 'ALL_NEW',
      });
      return written.done && written.item !== undefined ? messageOf(written.item, blob) : null;
    },
  };
}
