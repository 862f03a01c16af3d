import type { Config, ConfigValue, Field, Fields } from '../model/fields.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';

/** Something of an export that has no place here, with the reason. */
export interface Lost {
  /** Path in the export, such as `configuration.clientConfiguration.host`. */
  field: string;
  why: string;
}

/** The leaves of a configuration by path. What is taken is gone, so that what remains is what nobody understood. */
export class Leaves {
  private readonly values = new Map<string, Json>();

  constructor(configuration: JsonObject) {
    this.add(configuration, '');
  }

  private add(object: JsonObject, prefix: string): void {
    for (const [key, value] of Object.entries(object)) {
      const inner = key === 'clientConfiguration' || key === 'credentials';
      if (inner && isJsonObject(value)) this.add(value, `${prefix}${key}.`);
      else this.values.set(prefix + key, value);
    }
  }

  take(path: string): Json | undefined {
    const value = this.values.get(path);
    this.values.delete(path);
    return value;
  }

  /** Takes all whose path begins so. */
  drop(prefix: string): void {
    for (const path of this.values.keys()) if (path.startsWith(prefix)) this.values.delete(path);
  }

  /** A text that is not empty. */
  text(path: string): string | undefined {
    const value = this.take(path);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  }

  /** What is left, without empty values. */
  rest(): [path: string, value: Json][] {
    return [...this.values].filter(([, value]) => !isEmpty(value));
  }
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

type Reader = (leaves: Leaves, lost: Lost[]) => { [field: string]: ConfigValue | undefined };

/**
 * Where a type's fields stand in ThingsBoard's configuration, if not under their own names. Sources: the forms of
 * ThingsBoard PE's integrations and their documentation.
 */
const READERS: { [type: string]: Reader } = {
  chirpstack: (leaves) => {
    const server = leaves.text('clientConfiguration.applicationServerUrl');
    const version = leaves.take('clientConfiguration.useAPI4Plus') === true ? '4' : '3';
    const apiToken = leaves.text('clientConfiguration.applicationServerAPIToken');
    // Exports from before the switch had no choice but version 3; it counts for downlinks only.
    return { server, apiToken, ...(server === undefined ? {} : { apiVersion: version }) };
  },
  loriot: (leaves) => {
    const [name, domain] = [leaves.text('server'), leaves.text('domain') ?? 'loriot.io'];
    const url = URL.parse(leaves.text('loriotDownlinkUrl') ?? '')?.origin;
    const named = name === undefined ? undefined : `https://${name}.${domain}`;
    const sends = leaves.take('sendDownlink') === true;
    const [applicationId, accessToken] = [leaves.text('appId'), leaves.text('token')];
    return sends ? { server: url ?? named, applicationId, accessToken } : {};
  },
  ttn: thingsStack,
  tti: thingsStack,
  thingpark,
  tpe: thingpark,
  'aws-iot': (leaves, lost) => {
    const filters = leaves.take('topicFilters');
    const names = Array.isArray(filters) ? filters.flatMap((one) => (isJsonObject(one) ? [one['filter']] : [])) : [];
    const [first, ...others] = names.filter((name) => typeof name === 'string');
    for (const [i, filter] of others.entries()) {
      const why = `an integration has one filter here: make another one for ${filter}`;
      lost.push({ field: `configuration.topicFilters[${i + 1}]`, why });
    }
    // The account's own IoT Core is the broker: there is nothing to log in to.
    leaves.drop('clientConfiguration.');
    return { topicFilter: first };
  },
  'aws-kinesis': (leaves, lost) => {
    const streamName = leaves.text('clientConfiguration.streamName');
    leaves.drop('clientConfiguration.');
    const why = 'the function reads with its own rights: deploy with the ARN of the stream in the option uplinkStreams';
    lost.push({ field: 'configuration.clientConfiguration', why });
    return { streamName };
  },
};

/** There it is a subscription to the network's broker; here the network posts to a webhook. */
function thingsStack(leaves: Leaves, lost: Lost[]): ReturnType<Reader> {
  const host = leaves.text('clientConfiguration.host');
  const user = leaves.text('clientConfiguration.credentials.username');
  const apiKey = leaves.text('clientConfiguration.credentials.password');
  leaves.drop('clientConfiguration.');
  for (const name of ['topicFilters', 'downlinkTopicPattern', 'apiVersion']) leaves.take(name);
  lost.push({
    field: 'configuration.clientConfiguration',
    why: 'messages come by webhook here: add a webhook with the URL of this integration to the application',
  });
  return { server: host === undefined ? undefined : `https://${host}`, applicationId: user?.split('@')[0], apiKey };
}

function thingpark(leaves: Leaves): ReturnType<Reader> {
  const isSigned = leaves.take('enableSecurity') === true;
  const [asId, asKey] = [leaves.text('asId'), leaves.text('asKey')];
  const seconds = leaves.take('maxTimeDiffInSeconds');
  const downlinkUrl = leaves.text('downlinkUrl');
  if (!isSigned) return { downlinkUrl };
  const maxTimeDiffInSeconds = typeof seconds === 'number' ? seconds : undefined;
  return { asId: leaves.text('asIdNew') ?? asId, asKey, maxTimeDiffInSeconds, downlinkUrl };
}

/** Of ThingsBoard's own doing, without meaning elsewhere: addresses of the old host and limits of its clients. */
const MEANINGLESS =
  /^(clientConfiguration\.)?(baseUrl|httpEndpoint|dtlsBaseUrl|connectTimeoutSec|maxBytesInMessage|protocolVersion|cleanSession|port|ssl|customHost|allowDownlink|ignoreNonPrimitiveFields)$/;

/** Its forms store the start values of other types, too. */
const FORM_DEFAULTS: { [path: string]: Json } = {
  downlinkUrl: 'https://api.thingpark.com/thingpark/lrc/rest/downlink',
  loriotDownlinkUrl: 'https://eu1.loriot.io/1/rest',
  server: 'eu1',
  domain: 'loriot.io',
  maxTimeDiffInSeconds: 60,
  'credentials.type': 'basic',
};

/** The config of a type out of ThingsBoard's `configuration`, and what of it has no place here. */
export function importedConfig(
  type: string,
  fields: Fields,
  configuration: JsonObject,
): { config: Config; lost: Lost[] } {
  const leaves = new Leaves(configuration);
  const lost: Lost[] = [];
  leaves.take('metadata');
  const config: { [field: string]: ConfigValue } = {};
  const keep = (name: string, value: Json | ConfigValue | undefined) => {
    const field = fields[name];
    if (value === undefined || field === undefined) return;
    if (isReference(value))
      lost.push({ field: `configuration: ${name}`, why: 'it lies in the secret storage there: set it here' });
    else if (fits(field, value)) config[name] = value as ConfigValue;
  };
  for (const [name, value] of Object.entries(READERS[type]?.(leaves, lost) ?? {})) keep(name, value);
  const isFiltered = leaves.take('enableSecurity') === true;
  const headers = leaves.take('headersFilter');
  if (isFiltered && isJsonObject(headers) && Object.keys(headers).length > 0) keep('headers', headers);
  for (const name of Object.keys(fields).filter((one) => !(one in config))) {
    keep(name, leaves.take(name) ?? leaves.take(`clientConfiguration.${name}`));
  }
  for (const [path, value] of leaves.rest()) {
    if (MEANINGLESS.test(path) || FORM_DEFAULTS[path] === value) continue;
    lost.push({ field: `configuration.${path}`, why: 'nothing here corresponds to it' });
  }
  return { config, lost };
}

/** `${secret:name;type:TEXT}` names a value of ThingsBoard's secret storage, which is in no export. */
function isReference(value: Json | ConfigValue): boolean {
  return typeof value === 'string' && /^\$\{secret:/.test(value);
}

/** Whether a value can be one of the field at all; the API checks it in full. */
function fits(field: Field, value: Json | ConfigValue): boolean {
  const isText = typeof value === 'string' && value !== '';
  const isPairs = isJsonObject(value) && Object.values(value).every((one) => typeof one === 'string');
  const kinds = { number: typeof value === 'number', boolean: typeof value === 'boolean', list: Array.isArray(value) };
  return { text: isText, url: isText, choice: isText, secret: isText, headers: isPairs, ...kinds }[field.type];
}
