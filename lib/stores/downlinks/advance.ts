import type { Downlink, DownlinkState } from '../../model/downlink.ts';
import type { JsonObject } from '../../model/json.ts';
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

/** The UpdateItem for what a network reports: only on the answer that was read, so that of two reports none is lost. */
export function noteOf(TableName: string, seen: Downlink, change: DownlinkChange & { answer: JsonObject }) {
  const update = advanceOf(TableName, seen.id, [seen.state], change);
  const { ExpressionAttributeNames, ExpressionAttributeValues } = update;
  const answered = {
    ...update,
    ConditionExpression: `${update.ConditionExpression} AND #answer = :seen`,
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':seen': packed(seen.answer) },
  };
  if (seen.state !== change.state) return answered;
  const { ':reached': _reached, ...values }: Record<string, unknown> = answered.ExpressionAttributeValues;
  const { '#history': _history, ...names }: Record<string, string> = ExpressionAttributeNames;
  return {
    ...answered,
    UpdateExpression: update.UpdateExpression.replace(`, ${REACHED}`, ''),
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
}

const REACHED = '#history = list_append(#history, :reached)';

function changeOf(id: string, change: DownlinkChange) {
  const { state, at, encoded, answer, attempts, integrationId, notBefore } = change;
  const { expiresAt, attemptsBefore, providerIds, sent } = change;
  const set = ['#state = :state', REACHED];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ':state': state, ':reached': [{ state, at }] };
  const plain = { attempts, integrationId, notBefore, expiresAt, attemptsBefore, providerIds, sent };
  const kept = expiresAt === undefined ? undefined : keptUntil(expiresAt);
  const fields = { ...plain, encoded: packed(encoded), answer: packed(answer), [EXPIRY]: kept };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    set.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  if (!isListed(state)) return { set, remove: ' REMOVE fk, fs', names, values };
  // Those that failed are listed by their creation; one that has a pause waits from its end on, and is not stuck before.
  const created = timeOfUlid(id.slice(id.lastIndexOf('.') + 1));
  const placed = state === 'failed' || notBefore !== undefined;
  set.push('fk = :fk', placed ? 'fs = :fs' : 'fs = if_not_exists(fs, :fs)');
  values[':fk'] = listedAs(state);
  values[':fs'] = digits(state === 'failed' ? created : Math.max(created, notBefore ?? 0));
  return { set, remove: '', names, values };
}
