import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { QueueName } from '../model/tables.ts';
import { REGION } from './arns.ts';
import type { FunctionHost } from './host.ts';
import type { LocalQueues, ReceivedMessage } from './sqs.ts';

/** Which function reads which queue. */
export const SOURCES: { readonly [queue in QueueName]: string } = {
  spill: 'uplink-queue',
  downlink: 'downlink',
  attach: 'attach',
};

/** Batches of one queue that may be with its function at once. */
const CONCURRENCY = 4;

/** Seconds of one long poll. */
const POLL = 20;

export interface EventSource {
  /** Ends polling and waits for the batches that are being handled. */
  stop(): Promise<void>;
}

/**
 * Reads one queue for one function, as Lambda's event source mapping does with ReportBatchItemFailures: batches of up to
 * 10, what succeeded is deleted, what failed comes again when its visibility ends.
 */
export function startEventSource(queues: LocalQueues, queue: QueueName, host: FunctionHost): EventSource {
  const batches = new Set<Promise<void>>();
  let stopped = false;
  const loop = async () => {
    while (!stopped) {
      const messages = await receive(queues, queue);
      if (messages.length === 0) continue;
      const batch = handle(queues, queue, host, messages)
        .catch((error: unknown) => report(queue, error))
        .finally(() => batches.delete(batch));
      batches.add(batch);
      if (batches.size >= CONCURRENCY) await Promise.race(batches);
    }
  };
  const polling = loop();
  return {
    stop: async () => {
      stopped = true;
      // A poll may just be on its way into the queue, where cancelling finds it only a moment later.
      const cancelling = setInterval(() => queues.cancelPolls(), 10);
      await polling;
      clearInterval(cancelling);
      await Promise.all(batches);
    },
  };
}

/** A queue that cannot be read is asked again a second later. */
async function receive(queues: LocalQueues, queue: QueueName): Promise<ReceivedMessage[]> {
  try {
    return await queues.receive(queue, POLL);
  } catch (error) {
    report(queue, error);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    return [];
  }
}

function report(where: string, error: unknown): void {
  console.error(`${where}: ${error instanceof Error ? error.stack : error}`);
}

async function handle(
  queues: LocalQueues,
  queue: QueueName,
  host: FunctionHost,
  messages: ReceivedMessage[],
): Promise<void> {
  const Records = messages.map((message) => recordOf(message, queues.queueArn(queue)));
  const failed = await failedOf(host, SOURCES[queue], Records);
  const done = messages.filter((message) => !failed.has(message.MessageId));
  await Promise.all(done.map((message) => queues.delete(queue, message.ReceiptHandle)));
}

/** Ids of the records that must come again: those the answer names; all, when it names a wrong one or there is none. */
async function failedOf(host: FunctionHost, part: string, Records: SQSRecord[]): Promise<Set<string>> {
  const all = new Set(Records.map((record) => record.messageId));
  try {
    const answer = (await host.invoke(part, { Records })) as SQSBatchResponse | null | undefined;
    const failed = new Set((answer?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
    return [...failed].every((id) => all.has(id)) ? failed : all;
  } catch (error) {
    report(part, error);
    return all;
  }
}

function recordOf(message: ReceivedMessage, eventSourceARN: string): SQSRecord {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          dataType: DataType as 'String',
          ...(StringValue === undefined ? {} : { stringValue: StringValue }),
          ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN,
    awsRegion: REGION,
  };
}
