import type { Fields } from '../../model/fields.ts';

/** What a downlink to The Things Stack needs; uplinks need none of it. */
export const thingsStackFields = {
  server: {
    label: 'Cluster address',
    type: 'url',
    optional: true,
    example: 'https://eu1.cloud.thethings.network',
    help: 'Address of the cluster that hosts the application. Needed for downlinks only.',
  },
  applicationId: {
    label: 'Application id',
    type: 'text',
    pattern: '[a-z0-9](?:[-]?[a-z0-9]){2,35}',
    optional: true,
    example: 'cold-chain',
    help: 'Needed for downlinks only.',
  },
  apiKey: {
    label: 'API key',
    type: 'secret',
    optional: true,
    help: 'With the right to write downlink application traffic. Needed for downlinks only.',
  },
} as const satisfies Fields;
