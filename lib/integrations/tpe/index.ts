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
  type: 'tpe',
  label: 'ThingPark Enterprise',
  about: 'Actility ThingPark Enterprise, hosted or on premises, through an application (connection) of type HTTPS.',
  trigger: 'http',
  fields: thingparkFields,
  authenticate,
  parse,
  typedKeys: thingparkKeys,
  typedStart: thingparkStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
});
