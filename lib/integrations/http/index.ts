import { defineIntegration } from '../../model/integration.ts';
import { defaultDownlink } from './downlink.ts';
import { defaultUplink, parse } from './uplink.ts';

export default defineIntegration({
  type: 'http',
  label: 'HTTP',
  about: 'Any device or service that can POST: the converter gets the request body as it came.',
  trigger: 'http',
  fields: {},
  parse,
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'reply' },
});
