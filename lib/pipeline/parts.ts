import type { Engine } from '../converters/engine.ts';
import type { Clock } from '../model/clock.ts';
import type { IntegrationType } from '../model/integration.ts';
import type {
  Catalog,
  DownlinkStore,
  EntityStore,
  HttpSender,
  LiveCatalog,
  Marks,
  MessageStore,
  Publisher,
  Queues,
  Secrets,
  Stats,
  StreamWriter,
  TelemetryStore,
  TopicRules,
} from '../model/ports.ts';

/** Everything the pipeline is given. Nothing in it knows AWS. */
export interface Parts {
  clock: Clock;
  registry: { readonly [type: string]: IntegrationType };
  engine: Engine;
  catalog: Catalog;
  live: LiveCatalog;
  secrets: Secrets;
  entities: EntityStore;
  messages: MessageStore;
  telemetry: TelemetryStore;
  downlinks: DownlinkStore;
  queues: Queues;
  stats: Stats;
  publisher: Publisher;
}

/** What the way down needs of it. */
export interface DispatchParts
  extends Pick<
    Parts,
    'clock' | 'downlinks' | 'entities' | 'live' | 'engine' | 'registry' | 'publisher' | 'stats' | 'queues' | 'secrets'
  > {
  sender: HttpSender;
  streams: StreamWriter;
}

/** What the sweep looks at and mends. */
export interface SweepParts
  extends Pick<Parts, 'clock' | 'catalog' | 'messages' | 'telemetry' | 'entities' | 'queues' | 'downlinks' | 'stats'> {
  marks: Marks;
}

/** What the attach function has beside the rest. */
export interface AttachParts extends Pick<Parts, 'catalog' | 'registry'> {
  rules: TopicRules;
  stack: string;
}
