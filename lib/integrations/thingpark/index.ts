import { defineIntegration } from '../../model/integration.ts';
import { authenticate } from '../_thingpark/authenticate.ts';
import { defaultDownlink } from '../_thingpark/default-downlink.ts';
import { defaultUplink } from '../_thingpark/default-uplink.ts';
import { encode, taken } from '../_thingpark/downlink.ts';
import { thingparkFields } from '../_thingpark/fields.ts';
import { thingparkKeys } from '../_thingpark/network-keys.ts';
import { thingparkStart } from '../_thingpark/typed-start.ts';
import { parse } from '../_thingpark/uplink.ts';

export default defineIntegration({
  type: 'thingpark',
  label: 'ThingPark',
  about: 'Actility ThingPark Wireless, and operators that run it, through an application server.',
  trigger: 'http',
  fields: thingparkFields,
  authenticate,
  parse,
  typedKeys: thingparkKeys,
  typedStart: thingparkStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
});
