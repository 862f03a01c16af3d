import { buildApp } from 'fauxqs';

/** A queue as fauxqs keeps it in memory; only what we touch. */
export interface LocalQueue {
  name: string;
  arn: string;
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
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    port: Number(new URL(address).port),
    sqs: stores.sqsStore,
    s3: stores.s3Store,
    ask: async (target, input) => {
      const answer = await app.inject({
        method: 'POST',
        url: '/',
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${target}` },
        payload: JSON.stringify(input),
      });
      return { status: answer.statusCode, body: answer.body === '' ? {} : JSON.parse(answer.body) };
    },
    close: async () => {
      await app.close();
      persistence.close();
    },
  };
}

async function loadParts(): Promise<Parts> {
  const root = import.meta.resolve('fauxqs');
  const load = (path: string) => import(new URL(path, root).href) as Promise<Parts>;
  const [sqs, sns, s3, persistence] = await Promise.all(
    ['sqs/sqsStore.js', 'sns/snsStore.js', 's3/s3Store.js', 'persistence.js'].map(load),
  );
  return { ...sqs, ...sns, ...s3, ...persistence } as Parts;
}
