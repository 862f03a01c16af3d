import type { Fields } from '../../model/fields.ts';

/** What commands to the platform need; notifications need none of it. */
export const oceanconnectFields = {
  server: {
    label: 'Platform address',
    type: 'url',
    optional: true,
    example: 'https://iot-api.example.com:8743',
    help: 'Address of the platform for applications. Needed for downlinks only.',
  },
  appId: {
    label: 'Application id',
    type: 'text',
    optional: true,
    help: 'Needed for downlinks only.',
  },
  secret: {
    label: 'Application secret',
    type: 'secret',
    optional: true,
    help: 'Needed for downlinks only.',
  },
  callbackUrl: {
    label: 'Callback for commands',
    type: 'url',
    outbound: false,
    optional: true,
    help: 'URL of this integration as the platform reaches it: what becomes of each command is told to it.',
  },
  clientCertificate: {
    label: 'Client certificate',
    type: 'secret',
    optional: true,
    help: 'PEM, where the platform asks for one.',
  },
  clientKey: {
    label: 'Key of the client certificate',
    type: 'secret',
    optional: true,
    help: 'PEM, not encrypted.',
  },
  serverCertificate: {
    label: 'Certificate of the platform',
    type: 'text',
    optional: true,
    help: 'PEM of the authority that signed it, where that is no public one.',
  },
} as const satisfies Fields;
