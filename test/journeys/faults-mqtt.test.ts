import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { FaultPlan } from '../../lib/local/faults.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { eventually, type House, openHouse } from './house.test-kit.ts';

/** A topic rule invokes its function and waits for no answer: what fails there must not be lost either. */
const MESSAGES = 10;
const SCRIPT = `
  var name = metadata.topic.split('/')[1];
  return { deviceName: name, deviceType: 'p', telemetry: JSON.parse(String.fromCharCode.apply(null, payload)) };
`;

let house: House;
let device: MqttClient;

beforeAll(async () => {
  house = await openHouse();
  device = await mqtt.connectAsync(house.mqttUrl);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
}, 60_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await device.endAsync();
  await house.stop();
}, 60_000);

async function countsOf(name: string): Promise<Record<string, number>> {
  const { items } = await house.api('GET', `/api/devices?name=${name}`);
  const [found] = items as JsonObject[];
  if (found === undefined) return {};
  const whole = `from=0&to=${Date.now() + 60_000}&limit=1000`;
  const telemetry = await house.api('GET', `/api/devices/${found['id']}/telemetry?${whole}`);
  return Object.fromEntries(Object.entries(telemetry).map(([key, points]) => [key, (points as unknown[]).length]));
}

const store = (table: string) => table !== 'sqs' && table !== 's3';

const KINDS: { name: string; plan: FaultPlan }[] = [
  { name: 'every call fails', plan: (_, table) => (store(table) ? '500' : undefined) },
  { name: 'answers to writes are lost', plan: (_, table) => (/messages|telemetry/.test(table) ? 'lost' : undefined) },
];

async function newIntegration(name: string): Promise<void> {
  const config = { topicFilter: `${name}/+` };
  const { id } = await house.integration({ type: 'aws-iot', config, script: SCRIPT });
  await eventually(async () => {
    const { attachment } = await house.api('GET', `/api/integrations/${id}`);
    return (attachment as JsonObject)['state'] === 'attached';
  });
}

function publish(name: string, key: string) {
  return device.publishAsync(`${name}/${name}`, JSON.stringify({ [key]: 1 }), { qos: 1 });
}

/** To one integration that the function knows already, and to one that it has never seen. */
it.each(KINDS.map((kind, i) => ({ ...kind, names: [`warm${i}`, `cold${i}`] })))(
  '$name',
  async ({ names, plan }) => {
    const [warm = ''] = names;
    for (const name of names) await newIntegration(name);
    await publish(warm, 'first');
    await eventually(async () => (await countsOf(warm))['first'] === 1);
    house.fault(plan);
    const keys = Array.from({ length: MESSAGES }, (_, i) => `k${i}`);
    await Promise.all(names.flatMap((name) => keys.map((key) => publish(name, key))));
    // Long enough for all three attempts of an invocation that fails.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    house.fault(undefined);
    for (const name of names) {
      await eventually(async () => {
        const there = await countsOf(name);
        return keys.every((key) => key in there);
      }, 30_000);
      const counts = await countsOf(name);
      expect(keys.map((key) => counts[key])).toEqual(keys.map(() => 1));
    }
  },
  60_000,
);
