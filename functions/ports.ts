import { readFile } from 'node:fs/promises';
import { openEngine } from '../lib/converters/engine.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { Failure } from '../lib/model/failure.ts';
import type { AddressGuard, LiveCatalog, Secrets, TelemetryStore } from '../lib/model/ports.ts';
import type { AttachParts, DispatchParts, Parts, SweepParts } from '../lib/pipeline/parts.ts';
import { createCatalog } from '../lib/stores/catalog.ts';
import { type Clients, createClients } from '../lib/stores/clients.ts';
import { createDownlinkStore, downlinkIds, type NewDownlinkId } from '../lib/stores/downlinks.ts';
import { createDynamo } from '../lib/stores/dynamo.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { createLiveCatalog } from '../lib/stores/live-catalog.ts';
import { createMarks } from '../lib/stores/marks.ts';
import { createMessageStore } from '../lib/stores/messages.ts';
import { createAddressGuard } from '../lib/stores/outbound/address-guard.ts';
import { createHttpSender } from '../lib/stores/outbound/sender.ts';
import { createPublisher } from '../lib/stores/publisher.ts';
import { createQueueConsumer, type QueueConsumer } from '../lib/stores/queue-consumer.ts';
import { createQueues } from '../lib/stores/queues.ts';
import { createSecrets } from '../lib/stores/secrets.ts';
import { createSnapshotReader } from '../lib/stores/snapshot-reader.ts';
import { createSnapshotWriter } from '../lib/stores/snapshots.ts';
import { createStats } from '../lib/stores/stats.ts';
import { createStreamWriter } from '../lib/stores/stream-writer.ts';
import { createDynamoTelemetry } from '../lib/stores/telemetry/dynamodb.ts';
import type { TelemetryOptions } from '../lib/stores/telemetry/items.ts';
import { createTopicRules } from '../lib/stores/topic-rules.ts';
import { metricsWriter } from './edge/metrics-writer.ts';
import { logFailure } from './edge/middleware.ts';

/** Everything a function may need, made once per process. */
export interface Platform extends Parts, SweepParts, DispatchParts, QueueConsumer {
  stack: string;
  /** The one integration type this function serves; absent on the local platform, which serves them all. */
  type: string | undefined;
  baseUrl: string;
  newDownlinkId: NewDownlinkId;
  guard: AddressGuard;
}

export const clock = Date.now;
let opened: Promise<Platform> | null = null;

/** The platform of this process. A failed start is tried again by the next invocation. */
export function platform(): Promise<Platform> {
  opened ??= open().catch((thrown: unknown) => {
    opened = null;
    throw thrown;
  });
  return opened;
}

/** Forgets the platform, so that the next call reads the environment anew. For processes that start and stop one. */
export async function closePlatform(): Promise<void> {
  const closing = opened;
  opened = null;
  if (closing === null) return;
  const { engine, stats } = await closing;
  await stats.flush(true).catch(() => undefined);
  engine.close();
}

async function open(): Promise<Platform> {
  const stack = setting('TRIBUTARY_STACK', 'tributary');
  const clients = createClients();
  const dynamo = createDynamo(clients.dynamodb);
  const urls = queueUrls();
  const [secrets, engine] = await Promise.all([openSecrets(), openEngine()]);
  const parts = { dynamo, stack, clock, ...snapshotsOf(clients) };
  const live = createLiveCatalog({ ...parts, secrets });
  return {
    ...parts,
    type: process.env['TRIBUTARY_TYPE'],
    baseUrl: setting('TRIBUTARY_URL', ''),
    registry,
    engine,
    secrets,
    newDownlinkId: downlinkIds(),
    catalog: createCatalog(parts),
    live,
    entities: createEntityStore(parts),
    messages: createMessageStore(parts),
    telemetry: await openTelemetry(parts, clients),
    downlinks: createDownlinkStore(parts),
    stats: createStats({ ...parts, ...metricsOf(stack, live) }),
    publisher: createPublisher(clients),
    streams: createStreamWriter(clients),
    sender: createHttpSender({ openedNetworks: openedNetworks(), clock }),
    guard: createAddressGuard({ openedNetworks: openedNetworks() }),
    marks: createMarks(parts),
    queues: createQueues({ ...clients, urls }),
    ...createQueueConsumer({ ...clients, urls, random: Math.random }),
  };
}

/** What the attach function has: the only one that may change topic rules. */
export async function attachPlatform(): Promise<AttachParts> {
  const { catalog, stack } = await platform();
  const names = {
    functionArnPrefix: setting('TRIBUTARY_FUNCTION_ARN'),
    spillQueueUrl: setting('TRIBUTARY_QUEUE_SPILL'),
    roleArn: setting('TRIBUTARY_RULE_ROLE'),
  };
  return { catalog, stack, registry, rules: createTopicRules({ ...createClients(), names }) };
}

function setting(name: string, fallback?: string): string {
  const value = process.env[name] ?? fallback;
  if (value === undefined) throw new Failure('unavailable', `The environment variable ${name} is not set`);
  return value;
}

function openedNetworks(): string[] {
  return setting('TRIBUTARY_OPENED_NETWORKS', '').split(' ').filter(Boolean);
}

function queueUrls() {
  return {
    spill: setting('TRIBUTARY_QUEUE_SPILL', ''),
    downlink: setting('TRIBUTARY_QUEUE_DOWNLINK', ''),
    attach: setting('TRIBUTARY_QUEUE_ATTACH', ''),
  };
}

/** The stack key: a file on one machine, a secret of Secrets Manager on AWS. 32 bytes as hex. */
async function openSecrets(): Promise<Secrets> {
  const file = process.env['TRIBUTARY_KEY_FILE'];
  const hex = file === undefined ? await secretValue(setting('TRIBUTARY_KEY_SECRET')) : await readFile(file, 'utf8');
  return createSecrets(new Uint8Array(Buffer.from(hex.trim(), 'hex')));
}

/** Asked once per process, while a sender waits for his answer. */
async function secretValue(id: string): Promise<string> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('../lib/stores/sdk/secrets-manager.ts');
  const requestHandler = { requestTimeout: 800, throwOnRequestTimeout: true };
  const client = new SecretsManagerClient({ maxAttempts: 2, requestHandler });
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: id }));
  return SecretString ?? '';
}

function snapshotsOf(clients: Clients) {
  const [bucket, url] = [process.env['TRIBUTARY_BUCKET'], process.env['TRIBUTARY_BUCKET_URL']];
  if (bucket === undefined || url === undefined) return {};
  const writer = createSnapshotWriter({ ...clients, bucket, report: (failure) => logFailure('snapshots', failure) });
  return { snapshots: { ...writer, ...createSnapshotReader({ ...clients, url }) } };
}

/** Timestream's clients and texts are loaded by those who chose it. */
async function openTelemetry(options: TelemetryOptions, clients: Clients): Promise<TelemetryStore> {
  if (setting('TRIBUTARY_TELEMETRY', 'dynamodb') === 'dynamodb') return createDynamoTelemetry(options);
  const { createTimestreamTelemetry } = await import('../lib/stores/telemetry/timestream.ts');
  return createTimestreamTelemetry({
    ...options,
    ...clients,
    report: (failure) => logFailure('timestream', failure),
  });
}

/** Only on Lambda does anybody read metrics off the output; the local platform serves every type, and is silent. */
function metricsOf(stack: string, live: LiveCatalog) {
  const type = process.env['TRIBUTARY_TYPE'];
  if (type === undefined && process.env['AWS_LAMBDA_FUNCTION_NAME'] === undefined) return {};
  return { flushed: metricsWriter({ stack, type, live, clock, write: (line) => void process.stdout.write(line) }) };
}
