import type { Downlink } from '../../model/downlink.ts';
import { joinKey } from '../../model/message-key.ts';
import { tableName } from '../../model/tables.ts';
import type { DownlinkOptions } from '../downlinks.ts';
import type { Item } from '../dynamo.ts';
import { isAlive } from '../expiry.ts';
import { earliestUlid, timeOfUlid } from '../ulid.ts';
import { createHorizon, RECENT } from './horizon.ts';
import { downlinkOf, keyOf } from './items.ts';

/** A write costs as much as five reads: the horizon is left where it is until this many were read in vain. */
const IN_VAIN = 4;

/** Those of a device that wait, oldest first, read from its horizon on, which follows them; with `from`, from there on. */
export async function listWaiting(options: DownlinkOptions, deviceId: string, from?: string): Promise<Downlink[]> {
  if (from !== undefined) return (await readFrom(options, deviceId, keyOf(from).sk)).found;
  const horizon = createHorizon(options);
  // Before everything else: what is written after this moment is younger than what we shall call the past.
  const past = earliestUlid(options.clock() - RECENT);
  const seen = await horizon.read(deviceId);
  const { found, inVain } = await readFrom(options, deviceId, seen.from);
  const oldest = found[0] === undefined ? past : keyOf(found[0].id).sk;
  const to = oldest < past ? oldest : past;
  const gained = timeOfUlid(to) - timeOfUlid(seen.from ?? '');
  if (inVain >= IN_VAIN && gained >= RECENT) await horizon.setForward(deviceId, seen, to);
  return found;
}

async function readFrom({ dynamo, stack, clock }: DownlinkOptions, deviceId: string, from: string | undefined) {
  const found: Downlink[] = [];
  let inVain = 0;
  let start: Item | undefined;
  do {
    const { items, last, scanned } = await dynamo.query({
      TableName: tableName(stack, 'downlinks'),
      KeyConditionExpression: from === undefined ? 'pk = :pk' : 'pk = :pk AND sk >= :from',
      FilterExpression: '#state IN (:queued, :encoded)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ...{ ':pk': joinKey('d', deviceId), ':queued': 'queued', ':encoded': 'encoded' },
        ...(from === undefined ? {} : { ':from': from }),
      },
      ConsistentRead: true,
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    });
    const alive = items.filter((item) => isAlive(item, clock()));
    found.push(...alive.map(downlinkOf));
    inVain += scanned - alive.length;
    start = last;
  } while (start !== undefined);
  return { found, inVain };
}
