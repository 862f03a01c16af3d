import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from './default-downlink.ts';
import { defaultUplink } from './default-uplink.ts';
import { device, render } from './downlink.ts';
import { sigfoxKeys } from './network-keys.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'sigfox',
  label: 'Sigfox',
  about: 'Sigfox backend through custom callbacks, with downlinks in the answer.',
  trigger: 'http',
  methods: ['GET', 'POST', 'PUT'],
  fields: {
    replyWithoutAck: {
      label: 'Answer callbacks without ack',
      type: 'boolean',
      default: false,
      optional: true,
      help: 'For callbacks whose template has no ack field: a waiting downlink goes out with the next uplink, and is lost when the device did not ask for one.',
    },
  },
  parse,
  typedKeys: sigfoxKeys,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'reply', render, atOnce: true, device },
});
