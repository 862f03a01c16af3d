import type { Fields } from '../../model/fields.ts';

/** Where Actility's own platform takes downlinks. */
export const PUBLIC_LRC = 'https://api.thingpark.com/thingpark/lrc/rest/downlink';

/** What ThingPark and ThingPark Enterprise need to know, under ThingsBoard's names where it has one. */
export const thingparkFields = {
  asId: {
    label: 'AS ID',
    type: 'text',
    optional: true,
    example: 'TWA_100006246.167.AS',
    help: 'Id of the application server in ThingPark. With the AS key it turns the check of tokens on.',
  },
  asKey: {
    label: 'AS key',
    type: 'secret',
    optional: true,
    help: 'Key of the application server in ThingPark: 32 hex characters. Signs downlinks too.',
  },
  maxTimeDiffInSeconds: {
    label: 'Maximum time difference',
    type: 'number',
    default: 60,
    min: 1,
    max: 3600,
    help: 'Seconds that the time of a signed report may lie from ours.',
  },
  downlinkUrl: {
    label: 'Downlink URL',
    type: 'url',
    default: PUBLIC_LRC,
    help: 'Where downlinks are posted to. Operators and on-premises installations have their own.',
  },
} as const satisfies Fields;
