import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { makeFunction } from '../functions.ts';
import { RIGHTS } from '../rights.ts';
import type { TriggerContext } from './trigger.ts';

/**
 * Kinesis streams: a function `uplink-<type>` and, for each stream that the deployment names, a mapping that feeds it.
 * Only when neither store nor queue works does the function report a record, and then the shard waits; bisecting finds a
 * record that the function dies of. What is given up leaves its shard and sequence number in the dead-letter queue.
 */
export function bind(scope: Construct, { house, types }: TriggerContext): void {
  for (const { type } of types) {
    const uplink = makeFunction(scope, house, {
      part: `uplink-${type}`,
      entry: 'uplink-stream',
      type,
      seconds: 30,
      rights: RIGHTS['uplink-stream'],
    });
    for (const arn of house.options.uplinkStreams) {
      new EventSourceMapping(scope, `${type}-${arn.split('/')[1]}`, {
        target: uplink,
        eventSourceArn: arn,
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 100,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        retryAttempts: 30,
        // The longest AWS knows: usually the stream itself forgets sooner.
        maxRecordAge: Duration.days(7),
        onFailure: { bind: () => ({ destination: house.queues.spill.dead.queueArn }) },
      });
    }
  }
}
