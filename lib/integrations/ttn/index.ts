import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from '../_things-stack/default-downlink.ts';
import { defaultUplink } from '../_things-stack/default-uplink.ts';
import { encode, taken } from '../_things-stack/downlink.ts';
import { thingsStackFields } from '../_things-stack/fields.ts';
import { thingsStackKeys } from '../_things-stack/network-keys.ts';
import { thingsStackStart } from '../_things-stack/typed-start.ts';
import { parse } from '../_things-stack/uplink.ts';
import { downlinkWay } from '../_things-stack/way.ts';

export default defineIntegration({
  type: 'ttn',
  label: 'The Things Stack',
  about: 'The Things Stack Community Edition (The Things Network) or your own The Things Stack, through a webhook.',
  trigger: 'http',
  fields: thingsStackFields,
  parse,
  typedKeys: thingsStackKeys,
  typedStart: thingsStackStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
  downlinkWay,
});
