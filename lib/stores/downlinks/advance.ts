import type { DownlinkState } from '../../model/downlink.ts';
import type { DownlinkChange } from '../../model/ports.ts';
import { isListed, keyOf, listedAs, packed } from './items.ts';

/** The UpdateItem that moves a downlink on, if it is still in one of the states `from`. */
export function advanceOf(TableName: string, id: string, from: DownlinkState[], change: DownlinkChange) {
  const { set, remove, names, values } = changeOf(change);
  const states = Object.fromEntries(from.map((state, i) => [`:from${i}`, state]));
  // Staying in a state proves nothing, so two who both claim it again are told apart by their count.
  const again = change.attempts !== undefined && from.includes(change.state) ? ' AND #attempts < :attempts' : '';
  return {
    TableName,
    Key: keyOf(id),
    UpdateExpression: `SET ${set.join(', ')}${remove}`,
    ConditionExpression: `#state IN (${Object.keys(states).join(', ')})${again}`,
    ExpressionAttributeNames: { ...names, '#state': 'state', '#history': 'history' },
    ExpressionAttributeValues: { ...values, ...states },
  };
}

function changeOf(change: DownlinkChange) {
  const { state, at, encoded, answer, attempts, integrationId } = change;
  const set = ['#state = :state', '#history = list_append(#history, :reached)'];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = { ':state': state, ':reached': [{ state, at }] };
  const fields = { encoded: packed(encoded), answer: packed(answer), attempts, integrationId };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    set.push(`#${name} = :${name}`);
    names[`#${name}`] = name;
    values[`:${name}`] = value;
  }
  if (!isListed(state)) return { set, remove: ' REMOVE fk, fs', names, values };
  set.push('fk = :fk');
  values[':fk'] = listedAs(state);
  return { set, remove: '', names, values };
}
