import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { QueueName } from '../model/tables.ts';
import { makeFunction } from './functions.ts';
import type { House } from './house.ts';
import { DELIVERY } from './queues.ts';
import { RIGHTS } from './rights.ts';

/**
 * Who empties which queue. `concurrency` bounds a drain without reserving anything (AWS allows no less than 2).
 * Spilled uplinks wait a second for company; a downlink does not wait.
 */
const CONSUMERS = {
  spill: { part: 'uplink-queue', batch: 10, window: 1, concurrency: 10 },
  downlink: { part: 'downlink', batch: 10, window: 0, concurrency: 20 },
  attach: { part: 'attach', batch: 5, window: 0, concurrency: 2 },
} as const satisfies Record<QueueName, { part: string; batch: number; window: number; concurrency: number }>;

/** The functions behind the queues. */
export function makeConsumers(scope: Construct, house: House): void {
  const room = new Construct(scope, 'Consumers');
  for (const queue of ['spill', 'downlink', 'attach'] as const) {
    const { part, batch, window, concurrency } = CONSUMERS[queue];
    const seconds = DELIVERY[queue].seconds;
    const consumer = makeFunction(room, house, { part, entry: part, seconds, rights: RIGHTS[part] });
    consumer.addEventSource(
      new SqsEventSource(house.queues[queue].queue, {
        batchSize: batch,
        maxConcurrency: concurrency,
        reportBatchItemFailures: true,
        ...(window === 0 ? {} : { maxBatchingWindow: Duration.seconds(window) }),
      }),
    );
  }
}

/**
 * The sweep, each minute. It ends before the next one starts, and a failed run is not repeated: the next minute is
 * the repetition.
 */
export function makeSweep(scope: Construct, house: House): LambdaFunction {
  const room = new Construct(scope, 'Sweep');
  const sweep = makeFunction(room, house, { part: 'sweep', entry: 'sweep', seconds: 55, rights: RIGHTS.sweep });
  sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  new Rule(room, 'EachMinute', {
    description: `Completes and wakes what was left half-way in ${house.options.stack}`,
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaTarget(sweep, { retryAttempts: 0 })],
  });
  return sweep;
}
