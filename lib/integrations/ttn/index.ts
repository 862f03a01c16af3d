import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from './default-downlink.ts';
import { defaultUplink } from './default-uplink.ts';
import { encode } from './downlink.ts';
import { ttnKeys } from './network-keys.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'ttn',
  label: 'The Things Stack',
  about: 'The Things Stack (The Things Network, Cloud, Enterprise or open source) through a webhook.',
  trigger: 'http',
  fields: {
    server: {
      label: 'Cluster address',
      type: 'url',
      optional: true,
      example: 'https://eu1.cloud.thethings.network',
      help: 'Address of the cluster that hosts the application. Needed for downlinks only.',
    },
    applicationId: {
      label: 'Application id',
      type: 'text',
      pattern: '[a-z0-9](?:[-]?[a-z0-9]){2,35}',
      optional: true,
      example: 'cold-chain',
      help: 'Needed for downlinks only.',
    },
    apiKey: {
      label: 'API key',
      type: 'secret',
      optional: true,
      help: 'With the right to write downlink application traffic. Needed for downlinks only.',
    },
  },
  parse,
  typedKeys: ttnKeys,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode },
});
