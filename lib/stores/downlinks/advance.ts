import type { DownlinkState } from '../../model/downlink.ts';
import type { DownlinkChange } from '../../model/ports.ts';
import { EXPIRY } from '../../model/tables.ts';
import { timeOfUlid } from '../ulid.ts';
import { digits, isListed, keptUntil, keyOf, listedAs, packed } from './items.ts';

/** The UpdateItem that moves a downlink on, if it is still in one of the states `from`. */
export function advanceOf(
  TableName: string,
  id: string,
  from: DownlinkState[],
  change: DownlinkChange,
  seenAttempts?: number,
) {
  const { set, remove, names, values } = changeOf(id, change);
  const states = Object.fromEntries(from.map((state, i) => [`:from${i}`, state]));
  // Staying in a state proves nothing, so two who both claim it again are told apart by their count.
  const again = change.attempts !== undefined && from.includes(change.state) ? ' AND #attempts < :attempts' : '';
  const untried = seenAttempts === undefined ? '' : ' AND #attempts = :seen';
  return {
    TableName,
    Key: keyOf(id),
    UpdateExpression: `SET ${set.join(', ')}${remove}`,
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')})${again}${untried}`,
    ExpressionAttributeNames: {
      ...{ ...names, '#state': 'state', '#history': 'history' },
      ...(seenAttempts === undefined ? {} : { '#attempts': 'attempts' }),
    },
    ExpressionAttributeValues: {
      ...{ ...values, ...states },
      ...(seenAttempts === undefined ? {} : { ':seen': seenAttempts }),
    },
  };
}

function changeOf(id: string, change: DownlinkChange) {
  const { state, at, encoded, answer, attempts, integrationId, notBefore } = change;
  const { expiresAt, attemptsBefore } = change;
  const set = ['#state = :state', '#history = list_append(#history, :reached)'];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ':state': state, ':reached': [{ state, at }] };
  const plain = { attempts, integrationId, notBefore, expiresAt, attemptsBefore };
  const kept = expiresAt === undefined ? undefined : keptUntil(expiresAt);
  const fields = { ...plain, encoded: packed(encoded), answer: packed(answer), [EXPIRY]: kept };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    set.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  if (!isListed(state)) return { set, remove: ' REMOVE fk, fs', names, values };
  // One that a network reports as failed had left the index when it was accepted.
  set.push('fk = :fk', 'fs = if_not_exists(fs, :fs)');
  values[':fk'] = listedAs(state);
  values[':fs'] = digits(timeOfUlid(id.slice(id.lastIndexOf('.') + 1)));
  return { set, remove: '', names, values };
}
