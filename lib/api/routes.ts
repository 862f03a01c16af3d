import { attributeRoutes } from './attributes.ts';
import { auditRoutes } from './audit.ts';
import { codecRoutes } from './codecs.ts';
import { collectionRoutes } from './collections.ts';
import { converterExportRoutes } from './converter-export.ts';
import { converterTestRoutes } from './converter-test.ts';
import { converterVersionRoutes } from './converter-versions.ts';
import { converterRoutes } from './converters.ts';
import { downlinkChangeRoutes } from './downlink-changes.ts';
import { downlinkPreviewRoutes } from './downlink-preview.ts';
import { downlinkRoutes } from './downlinks.ts';
import { entityRoutes } from './entities.ts';
import { eventRoutes } from './events.ts';
import { healthRoutes } from './health.ts';
import { integrationReplayRoutes } from './integration-replay.ts';
import { integrationTypeRoutes } from './integration-types.ts';
import { integrationRoutes } from './integrations.ts';
import { libraryRoutes } from './library.ts';
import { libraryInstallRoutes } from './library-install.ts';
import { librarySourceRoutes } from './library-sources.ts';
import { messageReplayRoutes } from './message-replay.ts';
import { messageVectorRoutes } from './message-vector.ts';
import { messageRoutes } from './messages.ts';
import type { Api } from './parts.ts';
import { telemetryRoutes } from './telemetry.ts';
import { thingsboardLoginRoutes } from './thingsboard-login.ts';
import { thingsboardTestRoutes } from './thingsboard-test.ts';
import { vectorRoutes } from './vectors.ts';

/** All documented routes; `openApiDocument` needs them without anything behind them. */
export function addRoutes(api: Api): void {
  healthRoutes(api);
  integrationTypeRoutes(api);
  integrationRoutes(api);
  integrationReplayRoutes(api);
  converterTestRoutes(api);
  converterRoutes(api);
  converterVersionRoutes(api);
  converterExportRoutes(api);
  vectorRoutes(api);
  codecRoutes(api);
  librarySourceRoutes(api);
  libraryInstallRoutes(api);
  libraryRoutes(api);
  for (const kind of ['device', 'asset'] as const) {
    entityRoutes(api, kind);
    attributeRoutes(api, kind);
    telemetryRoutes(api, kind);
  }
  downlinkRoutes(api);
  downlinkChangeRoutes(api);
  downlinkPreviewRoutes(api);
  collectionRoutes(api);
  messageRoutes(api);
  messageVectorRoutes(api);
  messageReplayRoutes(api);
  eventRoutes(api);
  auditRoutes(api);
  thingsboardLoginRoutes(api);
  thingsboardTestRoutes(api);
}
