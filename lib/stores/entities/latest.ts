import { Failure } from '../../model/failure.ts';
import type { Stamped } from '../../model/order.ts';
import type { EntityRef, EntityStore, LatestNote } from '../../model/ports.ts';
import type { Refusal } from '../dynamo-errors.ts';
import { type EntityOptions, entitiesTable, LATEST, partitionOf } from './items.ts';
import { IN_FIRST_ITEM, type LatestJob, placeLatest } from './latest-places.ts';
import { chunked, newerOnly } from './stamped-write.ts';

/** Each refused write takes at least one key out of the race, so this many rounds are never reached. */
const MAX_ROUNDS = 100;

/** Entities known to have more keys than the first item takes: for them looking first saves a refused write. */
const MAX_REMEMBERED = 10_000;

/**
 * W3. The usual case is one blind conditional write of item `l`. When it is refused the items are read, what has
 * lost is dropped and the rest goes where it belongs, again until nothing is left.
 */
export function createLatest(options: EntityOptions): Pick<EntityStore, 'putLatest'> {
  const crowded = new Set<string>();

  async function putLatest(ref: EntityRef, values: Map<string, Stamped>, note: LatestNote): Promise<void> {
    const pk = partitionOf(ref);
    const full = new Set<string>();
    let jobs = crowded.has(pk) ? await place(pk, values, note, full) : blindJobs(values, note);
    for (let round = 0; jobs.length > 0; round++) {
      if (round === MAX_ROUNDS) throw new Failure('unavailable', `Latest values of ${pk} cannot be written`);
      const refused = await run(pk, jobs);
      for (const { job, why } of refused) if (why === 'size') full.add(job.sk);
      if (refused.length === 0) return;
      const left = new Map(refused.flatMap(({ job }) => [...job.values]));
      jobs = await place(pk, left, refused.find(({ job }) => job.note !== null)?.job.note ?? null, full);
    }
  }

  async function place(pk: string, values: Map<string, Stamped>, note: LatestNote | null, full: Set<string>) {
    const placed = await placeLatest(options, { pk, values, note, full });
    if (placed.crowded && crowded.size < MAX_REMEMBERED) crowded.add(pk);
    return placed.jobs;
  }

  async function run(pk: string, jobs: LatestJob[]): Promise<{ job: LatestJob; why: Refusal }[]> {
    const refused = await Promise.all(
      jobs.map(async (job) => {
        const written = await options.dynamo.update(updateOf(entitiesTable(options), pk, job), {
          expect: ['path', 'size'],
        });
        return written.done ? [] : [{ job, why: written.why }];
      }),
    );
    return refused.flat();
  }

  return { putLatest };
}

/** Everything into the first item, unless it is full. Without values the note alone is written. */
function blindJobs(values: Map<string, Stamped>, note: LatestNote): LatestJob[] {
  const chunks = values.size === 0 ? [values] : chunked(values);
  return chunks.map((chunk, index) => ({
    sk: LATEST,
    values: chunk,
    note: index === 0 ? note : null,
    blind: chunk.size > 0,
  }));
}

/** `seen` never goes back, and the integration goes with it: that of the newest uplink answers downlinks. */
function updateOf(TableName: string, pk: string, job: LatestJob) {
  const { sets, conditions, names, values } = newerOnly(job.values);
  conditions.unshift('attribute_exists(pk)');
  if (job.blind) {
    conditions.push('size(k) < :most');
    values[':most'] = IN_FIRST_ITEM;
  }
  if (job.note !== null && job.note.seen > 0) {
    sets.push('seen=:seen', 'i=:i');
    conditions.push('(attribute_not_exists(seen) OR seen<=:seen)');
    values[':seen'] = job.note.seen;
    values[':i'] = job.note.integrationId;
  }
  const months = job.note?.months ?? [];
  if (months.length > 0) values[':ms'] = new Set(months);
  return {
    TableName,
    Key: { pk, sk: job.sk },
    UpdateExpression: [sets.length > 0 ? `SET ${sets.join(',')}` : '', months.length > 0 ? 'ADD ms :ms' : ''].join(' '),
    ConditionExpression: conditions.join(' AND '),
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ExpressionAttributeValues: values,
  };
}
