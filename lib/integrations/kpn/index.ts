import { defineIntegration } from '../../model/integration.ts';
import { authenticate } from './authenticate.ts';
import { defaultDownlink, defaultUplink } from './default-scripts.ts';
import { kpnKeys } from './network-keys.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'kpn',
  label: 'KPN Things',
  about: 'KPN Things through an HTTPS destination, which sends SenML.',
  trigger: 'http',
  fields: {
    destinationSharedSecret: {
      label: 'Shared secret of the destination',
      type: 'secret',
      optional: true,
      help: 'The one given to the destination in KPN Things: at least 32 characters. Turns the check of tokens on.',
    },
  },
  authenticate,
  parse,
  typedKeys: kpnKeys,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'none' },
});
