import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buildApp } from 'fauxqs';
import type { Fault, FaultPlan } from './faults.ts';

/** A queue as fauxqs keeps it in memory; only what we touch. */
export interface LocalQueue {
  inflightMessages: Map<string, { visibilityDeadline: number }>;
  cancelWaiters(): void;
}

interface SqsStore {
  persistence: unknown;
  allQueues(): Iterable<LocalQueue & { persistence: unknown }>;
  getQueueByName(name: string): LocalQueue | undefined;
  createQueue(name: string, url: string, arn: string, attributes: Record<string, string>): LocalQueue;
  buildQueueUrl(name: string, port: string, host: string, region: string): string;
}

interface S3Store {
  persistence: unknown;
  createBucket(name: string): void;
}

interface Persistence {
  db: { exec(sql: string): void };
  load(sqs: SqsStore, sns: unknown, s3: S3Store): void;
  close(): void;
}

interface Parts {
  SqsStore: new () => SqsStore;
  SnsStore: new () => { persistence: unknown };
  S3Store: new () => S3Store;
  PersistenceManager: new (folder: string) => Persistence;
}

export interface Fauxqs {
  port: number;
  /** Asked before each request from outside this object, with `sqs` or `s3` as the table. */
  fault: FaultPlan | undefined;
  sqs: SqsStore;
  s3: S3Store;
  /** A request without a socket. */
  ask(target: string, input: object): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/**
 * fauxqs on 127.0.0.1. Its own `startFauxqs` listens on every interface, and whoever reaches a queue can order
 * downlinks; so its parts are put together here, in the same order. They are not exported by name, hence the file URLs.
 */
export async function startFauxqsOnLoopback(folder: string): Promise<Fauxqs> {
  const { SqsStore, SnsStore, S3Store, PersistenceManager } = await loadParts();
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(folder);
  // In write-ahead mode NORMAL survives the death of the process, and is many times faster than a sync per write.
  persistence.db.exec('PRAGMA synchronous = NORMAL');
  // Loading before connecting: a write-through insert of a known queue would delete its messages.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  stores.sqsStore.persistence = persistence;
  stores.snsStore.persistence = persistence;
  stores.s3Store.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  const app = buildApp({ logger: false, stores: stores as never });
  addFaults(app, () => fauxqs.fault);
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const fauxqs: Fauxqs = {
    port: Number(new URL(address).port),
    fault: undefined,
    sqs: stores.sqsStore,
    s3: stores.s3Store,
    ask: async (target, input) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${target}`, [OWN]: '1' },
        payload: JSON.stringify(input),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : JSON.parse(answer.body) };
    },
    close: async () => {
      await app.close();
      persistence.close();
    },
  };
  return fauxqs;
}

/** Marks our own requests, which no fault touches. */
const OWN = 'x-tributary-own';

interface HookRequest {
  method: string;
  headers: IncomingHttpHeaders;
  raw: IncomingMessage;
}

interface HookReply {
  status(code: number): { send(body: object): unknown };
  hijack(): unknown;
}

const REFUSALS: { [fault in Fault]?: { status: number; type: string } } = {
  throttle: { status: 400, type: 'com.amazonaws.sqs#RequestThrottled' },
  '500': { status: 500, type: 'com.amazonaws.sqs#InternalFailure' },
};

function addFaults(app: ReturnType<typeof buildApp>, plan: () => FaultPlan | undefined): void {
  const lost = new WeakSet<object>();
  app.addHook('onRequest', async (request: HookRequest, reply: HookReply) => {
    if (request.headers[OWN] !== undefined) return undefined;
    const [service, operation] = String(request.headers['x-amz-target'] ?? '').split('.');
    const fault =
      service === 'AmazonSQS' ? plan()?.(operation ?? '', 'sqs') : plan()?.(`${request.method} object`, 's3');
    const refusal = fault === undefined ? undefined : REFUSALS[fault];
    if (refusal !== undefined) return reply.status(refusal.status).send({ __type: refusal.type, message: fault });
    if (fault === 'reset') request.raw.socket.destroy();
    if (fault === 'lost') lost.add(request);
    // A hijacked reply is never answered.
    if (fault === 'reset' || fault === 'timeout') reply.hijack();
    return undefined;
  });
  app.addHook('onSend', async (request: HookRequest) => {
    if (lost.has(request)) request.raw.socket.destroy();
  });
}

async function loadParts(): Promise<Parts> {
  const root = import.meta.resolve('fauxqs');
  const load = (path: string) => import(new URL(path, root).href) as Promise<Parts>;
  const [sqs, sns, s3, persistence] = await Promise.all(
    ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'].map(load),
  );
  return { ...sqs, ...sns, ...s3, ...persistence } as Parts;
}
