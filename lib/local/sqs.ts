import { QUEUES, type QueueName, queueName } from '../model/tables.ts';
import { ACCOUNT, queueArn, REGION } from './arns.ts';
import type { FaultPlan } from './faults.ts';
import { type Fauxqs, startFauxqsOnLoopback } from './fauxqs-loopback.ts';

/** Seconds a received message stays hidden: as long as a function may run, and some. Never 0: fauxqs cannot store that. */
const VISIBILITY = 45;

/** After this many receives a message goes to the dead-letter queue; poison is moved there much earlier by its consumer. */
const MAX_RECEIVES = 1_000;

export interface ReceivedMessage {
  MessageId: string;
  ReceiptHandle: string;
  MD5OfBody: string;
  Body: string;
  Attributes?: Record<string, string>;
  MessageAttributes?: Record<string, WireAttribute>;
}

export interface WireAttribute {
  DataType: string;
  StringValue?: string;
  BinaryValue?: string;
}

/** SQS and S3 on this machine, durable in one folder. */
export interface LocalQueues {
  url: string;
  /** Faults for requests of functions, by tests; the platform's own polling is spared. */
  fault(plan: FaultPlan | undefined): void;
  queueUrl(queue: QueueName): string;
  queueArn(queue: QueueName): string;
  /** Long poll, up to 10 messages. */
  receive(queue: QueueName, waitSeconds: number): Promise<ReceivedMessage[]>;
  delete(queue: QueueName, receiptHandle: string): Promise<void>;
  send(queue: QueueName, body: string): Promise<void>;
  /** Sends to any queue of ours by its URL; false when there is none. */
  sendTo(queueUrl: string, body: string): Promise<boolean>;
  /** Ends running long polls with no messages. */
  cancelPolls(): void;
  close(): Promise<void>;
}

export async function startSqs(options: { folder: string; stack: string; bucket: string }): Promise<LocalQueues> {
  const fauxqs = await startFauxqsOnLoopback(options.folder);
  for (const queue of QUEUES) createQueue(fauxqs, queueName(options.stack, queue));
  fauxqs.s3.createBucket(options.bucket);
  releaseInflight(fauxqs);
  const urlOf = (name: string) => `http://127.0.0.1:${fauxqs.port}/${ACCOUNT}/${name}`;
  const queueUrl = (queue: QueueName) => urlOf(queueName(options.stack, queue));
  const ask = async (target: string, input: object) => {
    const { status, body } = await fauxqs.ask(target, input);
    if (status !== 200) throw new Error(`${target}: ${status} ${JSON.stringify(body)}`);
    return body;
  };
  return {
    url: `http://127.0.0.1:${fauxqs.port}`,
    fault: (plan) => {
      fauxqs.fault = plan;
    },
    queueUrl,
    queueArn: (queue) => queueArn(queueName(options.stack, queue)),
    receive: async (queue, waitSeconds) => {
      const answer = await ask('ReceiveMessage', {
        QueueUrl: queueUrl(queue),
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: waitSeconds,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      return (answer as { Messages?: ReceivedMessage[] }).Messages ?? [];
    },
    delete: async (queue, ReceiptHandle) => {
      await ask('DeleteMessage', { QueueUrl: queueUrl(queue), ReceiptHandle });
    },
    send: async (queue, MessageBody) => {
      await ask('SendMessage', { QueueUrl: queueUrl(queue), MessageBody });
    },
    sendTo: async (url, MessageBody) => {
      const { status } = await fauxqs.ask('SendMessage', { QueueUrl: url, MessageBody });
      return status === 200;
    },
    cancelPolls: () => {
      for (const queue of fauxqs.sqs.allQueues()) queue.cancelWaiters();
    },
    close: () => fauxqs.close(),
  };
}

function createQueue(fauxqs: Fauxqs, name: string): void {
  const dead = `${name}-dlq`;
  createIfMissing(fauxqs, dead, { MessageRetentionPeriod: '1209600' });
  createIfMissing(fauxqs, name, {
    VisibilityTimeout: String(VISIBILITY),
    MessageRetentionPeriod: '1209600',
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(dead), maxReceiveCount: MAX_RECEIVES }),
  });
}

/** What was in flight when the last process ended has lost its consumer: nobody needs to wait for its visibility. */
function releaseInflight(fauxqs: Fauxqs): void {
  for (const queue of fauxqs.sqs.allQueues()) {
    for (const message of queue.inflightMessages.values()) message.visibilityDeadline = Date.now();
  }
}

/** Creating a queue that exists would drop its messages. */
function createIfMissing(fauxqs: Fauxqs, name: string, attributes: Record<string, string>): void {
  if (fauxqs.sqs.getQueueByName(name) !== undefined) return;
  const url = fauxqs.sqs.buildQueueUrl(name, String(fauxqs.port), `127.0.0.1:${fauxqs.port}`, REGION);
  fauxqs.sqs.createQueue(name, url, queueArn(name), attributes);
}
