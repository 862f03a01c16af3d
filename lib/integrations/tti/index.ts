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
  type: 'tti',
  label: 'The Things Industries',
  about: 'The Things Stack Cloud or Enterprise of The Things Industries, with tenants, through a webhook.',
  trigger: 'http',
  fields: {
    ...thingsStackFields,
    server: {
      ...thingsStackFields.server,
      label: 'Tenant address',
      example: 'https://harbour.eu1.cloud.thethings.industries',
      help: 'Address of your tenant on the cluster that hosts the application. Needed for downlinks only.',
    },
  },
  parse,
  typedKeys: {
    ...thingsStackKeys,
    tenantId: { about: 'Tenant that the device belongs to', example: 'harbour' },
    netId: { about: 'LoRaWAN NetID', example: '000013' },
    clusterId: { about: 'Cluster', example: 'eu1' },
    clusterAddress: { about: 'Address of the cluster', example: 'eu1.cloud.thethings.industries' },
  },
  typedStart: thingsStackStart,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode, taken },
  downlinkWay,
});
