import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink, defaultUplink } from './default-scripts.ts';
import { encode, taken } from './downlink.ts';
import { oceanconnectFields } from './fields.ts';
import { oceanconnectKeys } from './network-keys.ts';
import { parse } from './uplink.ts';

export default defineIntegration({
  type: 'oceanconnect',
  label: 'OceanConnect',
  about: "Huawei's OceanConnect for NB-IoT (IoT Device Management), through its push notifications.",
  trigger: 'http',
  fields: oceanconnectFields,
  parse,
  typedKeys: oceanconnectKeys,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
});
