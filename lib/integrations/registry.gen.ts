// Made by `npm run generate` from the folders beside it.
import type { IntegrationType } from '../model/integration.ts';
import awsIotType from './aws-iot/index.ts';
import awsKinesisType from './aws-kinesis/index.ts';
import chirpstackType from './chirpstack/index.ts';
import httpType from './http/index.ts';
import kpnType from './kpn/index.ts';
import loriotType from './loriot/index.ts';
import oceanconnectType from './oceanconnect/index.ts';
import sigfoxType from './sigfox/index.ts';
import thingparkType from './thingpark/index.ts';
import tpeType from './tpe/index.ts';
import ttiType from './tti/index.ts';
import ttnType from './ttn/index.ts';

export const registry: Record<string, IntegrationType> = {
  'aws-iot': awsIotType,
  'aws-kinesis': awsKinesisType,
  'chirpstack': chirpstackType,
  'http': httpType,
  'kpn': kpnType,
  'loriot': loriotType,
  'oceanconnect': oceanconnectType,
  'sigfox': sigfoxType,
  'thingpark': thingparkType,
  'tpe': tpeType,
  'tti': ttiType,
  'ttn': ttnType,
};
