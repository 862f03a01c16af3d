import { randomUUID } from 'node:crypto';
import { registry } from '../../lib/integrations/registry.gen.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import { type Connected, type House, openHouse } from './house.test-kit.ts';
import {
  chirpstack,
  loriot,
  lrc,
  oceanconnect,
  type RunningProvider,
  startProvider,
  type Trouble,
  thingsStack,
} from './providers.test-kit.ts';

export const AS_KEY = '00112233445566778899aabbccddeeff';

const NETWORKS = {
  'ChirpStack 4': chirpstack('4'),
  'ChirpStack 3': chirpstack('3'),
  'The Things Stack': thingsStack(),
  LORIOT: loriot(),
  'ThingPark with a key': lrc('thingpark', AS_KEY),
  'ThingPark Enterprise without': lrc('tpe', null),
  OceanConnect: oceanconnect(),
};
export type Network = keyof typeof NETWORKS;
export const NETWORK_NAMES = Object.keys(NETWORKS) as Network[];

/** Any device of any network: a header says which EUI it has. */
const DEVICES = `
  var eui = metadata['Header:x-eui'];
  return { deviceName: eui, deviceType: 'sensor', telemetry: { a: 1 }, attributes: { eui: eui, deviceId: 'eui-' + eui } };
`;

/** A house with an integration to a server of every network. */
export interface NetworksHouse {
  house: House;
  /** A device of its own with one downlink to it, by the default script of the type; `troubles` come before a yes. */
  order: (network: Network, options?: { troubles?: Trouble[]; device?: Device }) => Promise<Ordered>;
  device: () => Promise<Device>;
  provider: (network: Network) => RunningProvider;
  stop: () => Promise<void>;
}

export interface Device {
  id: string;
  eui: string;
}

export interface Ordered extends Device {
  /** As the network calls the device. */
  name: string;
  provider: RunningProvider;
  integration: Connected;
  downlink: string;
  now: () => Promise<JsonObject>;
  until: (state: string) => Promise<JsonObject>;
}

export async function openNetworks(): Promise<NetworksHouse> {
  const house = await openHouse();
  const devices = await house.integration({ type: 'http', name: 'devices', script: DEVICES });
  const running = new Map<Network, { provider: RunningProvider; integration: Connected }>();
  for (const name of NETWORK_NAMES) {
    const provider = await startProvider(NETWORKS[name]);
    const { type, config } = provider.provider;
    const downlinkScript = registry[type]?.defaultScripts.downlink.js ?? '';
    const integration = await house.integration({ type, name, config: config(provider.url), downlinkScript });
    running.set(name, { provider, integration });
  }
  const device = async () => {
    const eui = `24e1${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    await devices.send({}, { headers: { 'x-eui': eui } });
    const { items } = await house.api('GET', `/api/devices?name=${eui}`);
    return { id: String((items as JsonObject[])[0]?.['id']), eui };
  };
  const at = (network: Network) => running.get(network) ?? (undefined as never);
  return {
    house,
    device,
    provider: (network) => at(network).provider,
    async order(network, { troubles = [], device: given } = {}) {
      const { provider, integration } = at(network);
      const { id, eui } = given ?? (await device());
      const name = ['ttn', 'oceanconnect'].includes(provider.provider.type) ? `eui-${eui}` : eui;
      provider.troubles.set(name, troubles);
      const ordered = { msg: { reportInterval: 600 }, integrationId: integration.id };
      const { id: downlink } = await house.api('POST', `/api/devices/${id}/downlinks`, ordered);
      const now = () => house.api('GET', `/api/downlinks/${downlink}`);
      const until = async (state: string) => {
        const end = Date.now() + 15_000;
        for (let one = await now(); ; one = await now()) {
          if (one['state'] === state) return one;
          if (Date.now() > end) throw new Error(`${network}: ${String(one['state'])}, not ${state}`);
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
      };
      return { id, eui, name, provider, integration, downlink: String(downlink), now, until };
    },
    async stop() {
      for (const { provider } of running.values()) provider.close();
      await house.stop();
    },
  };
}
