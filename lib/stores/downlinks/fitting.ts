import { Failure } from '../../model/failure.ts';
import type { DownlinkChange } from '../../model/ports.ts';
import type { Dynamo } from '../dynamo.ts';
import { shortened } from './shortened.ts';

type Update = Parameters<Dynamo['update']>[0];

/**
 * Makes a change, with a shorter answer where the whole one does not fit the item; false = somebody else moved it. Throws
 * `output-too-large` when it does not fit at all: an outage is what passes, and this never does.
 */
export async function writeFitting<C extends DownlinkChange>(
  dynamo: Dynamo,
  change: C,
  updateOf: (change: C) => Update,
): Promise<boolean> {
  const { answer } = change;
  const short = answer === undefined || answer === null ? [] : [{ ...change, answer: shortened(answer) }];
  for (const one of [change, ...short]) {
    const written = await dynamo.update(updateOf(one), { expect: ['size'] });
    if (written.done || written.why !== 'size') return written.done;
  }
  throw tooLarge('output-too-large', 'This downlink with what the converter made of it is');
}

/** An item of DynamoDB ends at 400 KB. */
export function tooLarge(code: 'too-large' | 'output-too-large', what: string): Failure {
  return new Failure(code, `${what} larger than the 400 KB that one item may have`, {
    fix: 'Order less at once, or let the converter return less.',
  });
}
