import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from './default-downlink.ts';
import { defaultUplink } from './default-uplink.ts';
import { encode, taken } from './downlink.ts';
import { chirpstackKeys } from './network-keys.ts';
import { chirpstackStart } from './typed-start.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'chirpstack',
  label: 'ChirpStack',
  about: 'ChirpStack v4 or v3, the open-source LoRaWAN network server, through its HTTP integration.',
  trigger: 'http',
  fields: {
    server: {
      label: 'REST API address',
      type: 'url',
      optional: true,
      example: 'https://chirpstack-rest.example.com:8090',
      help: 'Address of the chirpstack-rest-api proxy. Needed for downlinks only.',
    },
    apiToken: {
      label: 'API token',
      type: 'secret',
      optional: true,
      help: 'Made in ChirpStack under API keys. Needed for downlinks only.',
    },
    apiVersion: {
      label: 'Version of the API',
      type: 'choice',
      choices: ['4', '3'],
      default: '4',
      optional: true,
      help: 'Version 3 names the queue item of a downlink differently. Uplinks of both versions are told apart by themselves.',
    },
  },
  parse,
  typedKeys: chirpstackKeys,
  typedStart: chirpstackStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
});
