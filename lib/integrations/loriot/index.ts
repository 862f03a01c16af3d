import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from './default-downlink.ts';
import { defaultUplink } from './default-uplink.ts';
import { encode, taken } from './downlink.ts';
import { loriotKeys } from './network-keys.ts';
import { loriotStart } from './typed-start.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'loriot',
  label: 'LORIOT',
  about: 'LORIOT network server through an HTTP push output.',
  trigger: 'http',
  fields: {
    server: {
      label: 'Server address',
      type: 'url',
      optional: true,
      example: 'https://eu2.loriot.io',
      help: 'Address of the LORIOT server that hosts the application. Needed for downlinks only.',
    },
    applicationId: {
      label: 'Application id',
      type: 'text',
      pattern: '[0-9A-Fa-f]{8}',
      optional: true,
      example: 'BE010A45',
      help: 'Needed for downlinks only.',
    },
    accessToken: {
      label: 'Access token',
      type: 'secret',
      optional: true,
      help: 'An access token of the application. Needed for downlinks only.',
    },
  },
  parse,
  typedKeys: loriotKeys,
  typedStart: loriotStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
});
