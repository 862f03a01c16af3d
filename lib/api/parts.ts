import type { OpenAPIHono } from '@hono/zod-openapi';
import type { UplinkInput } from '../converters/contracts/contract.ts';
import type { Engine } from '../converters/engine.ts';
import type { AuditPage, AuditQuery } from '../model/books.ts';
import type { Clock } from '../model/clock.ts';
import type { BuiltInCodec } from '../model/codec.ts';
import type { Version } from '../model/converter.ts';
import type { Downlink } from '../model/downlink.ts';
import type { AttributeScope, Entity } from '../model/entity.ts';
import type { Failure } from '../model/failure.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Message } from '../model/message.ts';
import type {
  AddressGuard,
  ApiToken,
  Catalog,
  DownlinkStore,
  EntityStore,
  MessageStore,
  Queues,
  Secrets,
  TelemetryStore,
} from '../model/ports.ts';
import type { Replayed, ReplayPage, ReplayQuery } from '../model/replay.ts';
import type { TypeSample } from '../model/type-sample.ts';

/** Everything the management API is given. Nothing in it knows AWS. */
export interface ApiParts {
  clock: Clock;
  /** Public address without a trailing slash; webhook URLs start with it. */
  baseUrl: string;
  registry: { readonly [type: string]: IntegrationType };
  /** Samples by integration type; the first one is a plain uplink that the type's default script converts. */
  samples: { readonly [type: string]: readonly TypeSample[] };
  /** Codecs of ours, by vendor and model. */
  codecs: readonly BuiltInCodec[];
  catalog: Catalog;
  entities: EntityStore;
  messages: MessageStore;
  telemetry: TelemetryStore;
  downlinks: DownlinkStore;
  queues: Pick<Queues, 'requestAttach'>;
  secrets: Pick<Secrets, 'mac' | 'seal'>;
  /** Asked about every address that downlinks would go to. */
  guard: AddressGuard;
  /** The same engine, with the same limits, as live messages. */
  engine: Pick<Engine, 'check' | 'runUplink' | 'runDownlink' | 'decodeDownlink'>;
  commands: Commands;
  /** Told about every answer of 500 and above, with its cause: the answer itself never shows it. */
  report: (failure: Failure, request: { method: string; path: string }) => void;
}

/** What the API orders from the pipeline, which it does not know. */
export interface Commands {
  /** Values were set by an operator (removals are not told). A downlink may follow, by the integration's rules. */
  attributesChanged(device: Entity, scope: AttributeScope, changed: JsonObject, now: number): Promise<void>;
  /** Stores a downlink as `queued` and wakes the dispatcher. Throws `invalid` when `expiresAt` lies in the past. */
  orderDownlink(order: OrderedDownlink): Promise<Downlink>;
  /** Orders a command. Throws `unsupported` for two-way ones and by the integration's rules, `conflict` without one. */
  orderRpc(call: OrderedRpc): Promise<Downlink>;
  /** Takes back what waits. Throws `conflict` when it has left, ended or is being sent; `not-found`. */
  cancelDownlink(id: string): Promise<Downlink>;
  /** Sends a failed one once more. Throws `conflict` unless it failed, `invalid` for a past time, `not-found`. */
  redriveDownlink(id: string, expiresAt: number | null): Promise<Downlink>;
  /** Adds up a page of the records and checks each. Throws `invalid` for a foreign cursor. */
  audit(query: AuditQuery): Promise<AuditPage>;
  /**
   * What the script of a version is given of a recorded message. Throws `unsupported` for those that hold no uplink,
   * `conflict` when their integration is gone, `bad-envelope` and the like.
   */
  recordedInput(message: Message, version: Version): Promise<UplinkInput>;
  /** Converts a quarantined message once more. Throws `conflict` for others, and without integration or converter. */
  replayMessage(message: Message): Promise<Replayed>;
  /** The same for those of an integration, oldest first, as many as there is time for. Throws `conflict`, `invalid`. */
  replayIntegration(query: ReplayQuery): Promise<ReplayPage>;
}

export interface OrderedDownlink {
  deviceId: string;
  msg: Json;
  msgType: string;
  metadata: Record<string, string>;
  /** Null: the integration of the device's last uplink. */
  integrationId: string | null;
  /** Epoch ms; null: 24 h from now. */
  expiresAt: number | null;
  /** Older ones of the device that wait with this key are superseded. */
  replaceKey?: string;
}

export interface OrderedRpc extends Pick<OrderedDownlink, 'deviceId' | 'integrationId' | 'expiresAt' | 'replaceKey'> {
  method: string;
  params: Json;
  oneway: boolean;
  additionalInfo?: Json;
}

/** What handlers find in `c.var`. */
export interface ApiEnv {
  Variables: {
    parts: ApiParts;
    /** Set by authentication; absent on the two open routes. */
    caller: ApiToken;
  };
}

export type Api = OpenAPIHono<ApiEnv>;
