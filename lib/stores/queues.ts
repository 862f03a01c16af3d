import type { SQSClient } from '@aws-sdk/client-sqs';
import { Failure } from '../model/failure.ts';
import type { Queues } from '../model/ports.ts';
import type { QueueName } from '../model/tables.ts';
import { inTime } from './deadline.ts';
import { outage } from './dynamo-errors.ts';

/** SQS delays no message longer. */
const MAX_DELAY_SECONDS = 900;

/** SQS takes messages up to 1 MiB. */
const MAX_MESSAGE_BYTES = 1_048_576;

/** Waiting, handed out, and not yet due. */
const DEPTHS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** The queues of the stack over SQS; every message is one JSON text. Throws `unavailable`. */
export function createQueues(options: {
  sqs: () => Promise<SQSClient>;
  urls: Partial<Record<QueueName, string>>;
}): Queues {
  async function send(queue: QueueName, message: unknown, delaySeconds = 0): Promise<void> {
    const url = options.urls[queue];
    if (url === undefined) throw new Failure('unavailable', `This function knows no '${queue}' queue`);
    const body = JSON.stringify(message);
    if (Buffer.byteLength(body) > MAX_MESSAGE_BYTES) {
      throw new Failure('unavailable', `A message of ${Buffer.byteLength(body)} bytes does not fit into SQS`);
    }
    try {
      const { SendMessageCommand } = await import('./sdk/sqs.ts');
      const client = await options.sqs();
      const delay = Math.min(MAX_DELAY_SECONDS, Math.max(0, Math.round(delaySeconds)));
      const message = { QueueUrl: url, MessageBody: body, ...(delay === 0 ? {} : { DelaySeconds: delay }) };
      await inTime('queues', (sending) => client.send(new SendMessageCommand(message), sending));
    } catch (thrown) {
      throw outage(`SendMessage to the ${queue} queue`, thrown);
    }
  }

  async function depth(queue: QueueName): Promise<number> {
    try {
      const { GetQueueAttributesCommand } = await import('./sdk/sqs.ts');
      const client = await options.sqs();
      const asked = { QueueUrl: options.urls[queue], AttributeNames: [...DEPTHS] };
      const { Attributes = {} } = await client.send(new GetQueueAttributesCommand(asked));
      return DEPTHS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
    } catch (thrown) {
      throw outage(`GetQueueAttributes of the ${queue} queue`, thrown);
    }
  }

  return {
    depth,
    spill: (item) => send('spill', item),
    wakeDownlinks: (wakeUp, delaySeconds) => send('downlink', wakeUp, delaySeconds),
    orderDownlink: (order) => send('downlink', order),
    requestAttach: (integrationId) => send('attach', { integrationId }),
  };
}
