import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import mqtt from 'mqtt';
import { openPlatform } from '../../bin/platform.ts';
import { percentile } from '../measure/statistics.ts';
import { tableOf } from '../report/markdown.ts';
import type { SectionReport } from '../report/section.ts';
import { prepare } from './device.ts';

const WARM_UP = 40;
const ROUNDS = 300;

/** Longer than any round: a message that is not there by then is not under way. */
const LOST_AFTER = 5_000;

/** From an order in the queue, by the public schema, to the message at an MQTT client; one after the other. */
export async function downlinkSection(): Promise<SectionReport> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-bench-'));
  const platform = await openPlatform({ port: 0, mqttPort: 0, data: folder });
  const client = await mqtt.connectAsync(platform.mqttUrl);
  const sqs = new SQSClient({});
  try {
    await client.subscribeAsync('down/#', { qos: 1 });
    const orders = await prepare(platform, client);
    const QueueUrl = process.env['TRIBUTARY_QUEUE_DOWNLINK'];
    const round = async (n: number): Promise<number> => {
      const arrived = messageNumber(client, n);
      const started = performance.now();
      await sqs.send(
        new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ ...orders[n % orders.length], msg: { n } }) }),
      );
      return (await arrived) - started;
    };
    for (let n = 0; n < WARM_UP; n++) await round(n);
    const took: number[] = [];
    const cpu = process.cpuUsage();
    for (let n = WARM_UP; n < WARM_UP + ROUNDS; n++) took.push(await round(n));
    const { user, system } = process.cpuUsage(cpu);
    return reportOf(took, (user + system) / 1_000 / ROUNDS);
  } finally {
    sqs.destroy();
    await client.endAsync();
    await platform.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resolves with the moment at which the client has the message of this number. */
function messageNumber(client: mqtt.MqttClient, n: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const lost = setTimeout(() => reject(new Error(`Message ${n} did not arrive`)), LOST_AFTER);
    const heard = (_topic: string, body: Buffer) => {
      if (body.toString() !== JSON.stringify({ n })) return;
      clearTimeout(lost);
      client.off('message', heard);
      resolve(performance.now());
    };
    client.on('message', heard);
  });
}

function reportOf(took: number[], cpuMs: number): SectionReport {
  const [p50, p90, p99] = [50, 90, 99].map((rank) => percentile(took, rank));
  const row = [
    'SQS message → MQTT client',
    took.length,
    p50 ?? Number.NaN,
    p90 ?? Number.NaN,
    p99 ?? Number.NaN,
    cpuMs,
  ];
  return {
    title: 'Downlinks',
    blocks: [
      '**One order at a time** (queue, converter, DynamoDB on disk, broker and client in one process; CPU until all is noted)',
      tableOf(['', 'downlinks', 'p50 ms', 'p90 ms', 'p99 ms', 'CPU ms'], [row]),
    ],
    bars: [{ what: 'SQS → MQTT client, p50', measured: p50 ?? Number.NaN, unit: ' ms', must: { atMost: 20 } }],
    figures: { took, cpuMs },
  };
}
