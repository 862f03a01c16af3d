import type { MqttClient } from 'mqtt';
import type { Json, JsonObject } from '../../lib/model/json.ts';

/** A device gets a few commands a day: one alone would have more of them than devices have. */
const DEVICES = 30;

/** Devices of a broker that have been heard once; what reaches each, as an order without its message. */
export async function prepare(
  { url, token }: { url: string; token: string },
  client: MqttClient,
): Promise<JsonObject[]> {
  const call = async (method: string, path: string, body?: object): Promise<{ [key: string]: Json }> => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const given = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(url + path, { method, headers, ...given });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as { [key: string]: Json };
  };
  const make = async (kind: string, script: string) =>
    (await call('POST', '/api/converters', { name: kind, kind, script }))['id'] ?? null;
  const integration = await call('POST', '/api/integrations', {
    ...{ type: 'aws-iot', name: 'bench', config: { topicFilter: 'up/+' } },
    uplinkConverterId: await make('uplink', UPLINK),
    downlinkConverterId: await make('downlink', DOWNLINK),
  });
  const attached = async () => {
    const { attachment } = await call('GET', `/api/integrations/${integration['id']}`);
    return (attachment as JsonObject)['state'] === 'attached';
  };
  const known = async () => ((await call('GET', '/api/devices?name=valve'))['items'] as Json[]).length === DEVICES;
  await until(attached);
  const names = Array.from({ length: DEVICES }, (_, i) => `valve-${i}`);
  for (const name of names) await client.publishAsync(`up/${name}`, '{"open":1}', { qos: 1 });
  await until(known);
  return names.map((deviceName) => ({ deviceName, msgType: 'SET' }));
}

const UPLINK = `var name = metadata.topic.split('/')[1];
return { deviceName: name, deviceType: 'valve', telemetry: { open: 1 }, attributes: { firmware: '1.2.3' } };`;

const DOWNLINK = `return { contentType: 'JSON', data: JSON.stringify(msg), metadata: { topic: 'down/' + metadata.deviceName } };`;

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The platform is not ready');
}
