import type { Arrival } from './arrival.ts';
import type { Debug } from './debug.ts';
import type { DownlinkRule, EncodedDownlink } from './downlink.ts';
import type { Config, ConfigOf, Fields } from './fields.ts';
import type { JsonObject } from './json.ts';
import type { TypedStart } from './typed-start.ts';
import type { Parsed } from './uplink.ts';

/** How messages get in: `http` API Gateway, `iot` topic rule, `stream` event source mapping, `queue` SQS, `agent` a socket. */
export type Trigger = 'http' | 'iot' | 'stream' | 'queue' | 'agent';

/** A request to the outside that a push downlink needs. */
export type DownlinkRequest =
  | { via: 'iot'; topic: string; payload: Uint8Array; qos: 0 | 1; retain: boolean }
  | { via: 'kinesis'; stream: string; partitionKey: string; payload: Uint8Array }
  | {
      via: 'http';
      method: string;
      url: string;
      headers: Record<string, string>;
      body: Uint8Array;
      /** The name under which the network's later events tell of it, where the request itself gives it one. */
      reference?: string;
      /** Asked for a token first, where the API has no lasting one. */
      login?: HttpLogin;
      /** PEM texts for servers that ask for a client certificate, or have one of their own authority. */
      tls?: HttpTls;
    };

/** A POST whose JSON answer holds a token. It is used again until its time is up, or it is refused. */
export interface HttpLogin {
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
  /** Members of the answer: the token, and its lifetime in seconds. */
  token: string;
  lifetime: string;
  /** The header that carries the token, as a bearer. */
  header: string;
}

export interface HttpTls {
  certificate?: string;
  key?: string;
  authority?: string;
}

/** What an encoder may know beside the message itself. */
export interface PushContext {
  /** Names this message for good: the same each time it is sent again, and no other message has it. */
  reference: string;
  /** What the device's last uplink brought along. */
  way?: DownlinkWay;
}

/** Addresses and key for one device's downlinks that a network sends with its uplinks. */
export interface DownlinkWay {
  push: string;
  replace: string;
  key: string;
}

export type DownlinkMode<C> =
  /** Nothing can be sent to this network. */
  | { mode: 'none' }
  /**
   * Sent at once; `encode` is pure and names the requests. `at`: now in epoch ms, for requests that are signed. `taken`
   * reads the network's name of the downlink out of its answer, and throws `delivery-failed` for a 2xx that says no.
   */
  | {
      mode: 'push';
      encode: (encoded: EncodedDownlink, config: C, at: number, context?: PushContext) => DownlinkRequest[];
      taken?: (answer: JsonObject, request: DownlinkRequest) => string | undefined;
    }
  /**
   * Kept, the latest one, as the answer to the device's next uplink. `render` makes the body that the network expects
   * and throws `bad-output` for what it cannot carry; without it the converter's data is the body. `atOnce`: the device
   * listens right after its uplink only, so an uplink sent again takes no other reply than the one it took before.
   * `device`: the network's name of the device, for networks that tell later what became of a reply.
   */
  | {
      mode: 'reply';
      render?: (encoded: EncodedDownlink, config: C) => ReplyBody;
      atOnce?: boolean;
      device?: (encoded: EncodedDownlink) => string;
    };

/** The body of an answer to an uplink. */
export interface ReplyBody {
  contentType: string;
  body: Uint8Array;
}

/** HTTP methods by which a webhook can come. */
export type WebhookMethod = 'GET' | 'POST' | 'PUT';

/** Name, description and example of a `$key` a typed converter's form can use. */
export interface TypedKey {
  about: string;
  example: string | number | boolean;
}

export interface DefaultScripts {
  uplink: { js: string; tbel: string };
  downlink: { js: string; tbel: string };
}

/** One integration type: what it is, what it needs and a few pure functions. Everything else is derived from it. */
export interface IntegrationDefinition<F extends Fields> {
  /** Kebab-case; equals the folder's name and the URL segment. */
  type: string;
  label: string;
  /** One sentence for a list of types. */
  about: string;
  trigger: Trigger;
  /** For `http`: the methods its senders use; POST when absent. */
  methods?: readonly WebhookMethod[];
  fields: F;
  /** The provider's own scheme, beside the headers filter that every http type has. Throws `unauthenticated`. */
  authenticate?: (arrival: Arrival, config: ConfigOf<F>) => void;
  /**
   * Takes the uplinks out of an envelope: zero, one or many. Pure.
   * Throws `not-json` or `bad-envelope`; the arrival is then quarantined and the sender gets 400.
   */
  parse: (arrival: Arrival, config: ConfigOf<F>) => Parsed[];
  /** For `iot`: the topic filter its rule selects. */
  topicFilter?: (config: ConfigOf<F>) => string;
  /** For `stream`: the name of the stream it reads. One integration has it at a time. */
  streamName?: (config: ConfigOf<F>) => string;
  /**
   * For `stream`: the records that a producer put into one, each as an arrival of its own, which is received, recorded and
   * put off by itself. An ordinary record is its own only one. Pure, throws nothing; `parse` tells what is wrong.
   */
  takeApart?: (arrival: Arrival) => Arrival[];
  /** The way down that an uplink brings along; null when it brings none. It is kept with the device, sealed. */
  downlinkWay?: (arrival: Arrival) => DownlinkWay | null;
  typedKeys?: { readonly [key: string]: TypedKey };
  /** What a typed converter starts with; absent: this type has no usual one. */
  typedStart?: TypedStart;
  defaultScripts: DefaultScripts;
  downlink: DownlinkMode<ConfigOf<F>>;
}

/** A definition with its config type forgotten: what the registry holds. */
export interface IntegrationType
  extends Omit<IntegrationDefinition<Fields>, 'authenticate' | 'parse' | 'topicFilter' | 'streamName' | 'downlink'> {
  authenticate?: (arrival: Arrival, config: Config) => void;
  parse: (arrival: Arrival, config: Config) => Parsed[];
  topicFilter?: (config: Config) => string;
  streamName?: (config: Config) => string;
  downlink: DownlinkMode<Config>;
}

/** Infers the config type from `fields`; the value itself goes into the generated registry. */
export function defineIntegration<const F extends Fields>(definition: IntegrationDefinition<F>): IntegrationType {
  return definition as unknown as IntegrationType;
}

/** Fields that every `http` type has beside its own. */
export const HTTP_FIELDS = {
  headers: {
    label: 'Headers filter',
    type: 'headers',
    optional: true,
    help: 'Header names and exact values that every request must carry. Without it the secret URL alone protects the integration.',
  },
  sourceAddresses: {
    label: 'Source addresses',
    type: 'list',
    optional: true,
    help: 'IPv4 or IPv6 addresses or CIDR blocks that may send. Empty: any.',
  },
  replaceNoContentToOk: {
    label: 'Answer 200 instead of 204',
    type: 'boolean',
    default: false,
    optional: true,
    help: 'For senders that take 204 No Content for an error.',
  },
} as const satisfies Fields;

/** Own fields of a type plus those its trigger brings. */
export function allFields(type: Pick<IntegrationType, 'trigger' | 'fields'>): Fields {
  return type.trigger === 'http' ? { ...type.fields, ...HTTP_FIELDS } : type.fields;
}

/** The methods by which a type's webhooks come. */
export function webhookMethods(type: Pick<IntegrationType, 'methods'>): readonly WebhookMethod[] {
  return type.methods ?? ['POST'];
}

/** A configured integration as the catalog keeps it. */
export interface Integration {
  id: string;
  type: string;
  name: string;
  enabled: boolean;
  /** With secrets sealed (see stores/secrets). */
  config: StoredConfig;
  /** The user's own pairs; they reach converters as text. */
  metadata: Record<string, string>;
  routingKey: string;
  uplinkConverterId: string | null;
  downlinkConverterId: string | null;
  allowCreateDevicesOrAssets: boolean;
  /** Null: DEFAULT_DOWNLINK_RULES. */
  downlinkRules: DownlinkRule[] | null;
  /** Shards of its message records. */
  shards: number;
  /** What the outside must look like, for triggers that need an attachment. */
  attachment: Attachment | null;
  /** Absent on integrations from before it: DEFAULT_DEBUG. */
  debug?: Debug;
  createdAt: number;
  etag: string;
}

/** Config at rest: plain values, `{sealed}` secrets, `{macs}` for header values. */
export type StoredConfig = {
  [name: string]: string | number | boolean | string[] | { sealed: string } | { macs: Record<string, string> };
};

/** Desired state of a topic rule or event source; `attach` makes reality equal it. */
export interface Attachment {
  /** `gone`: detach, then delete the integration itself. */
  want: 'attached' | 'detached' | 'gone';
  state: 'pending' | 'attached' | 'detached' | 'failed';
  /** Name or ARN of what was made. */
  ref: string | null;
  error: string | null;
}
