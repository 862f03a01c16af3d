import type { Clock } from '../model/clock.ts';
import type { Catalog } from '../model/ports.ts';
import { createConverters } from './catalog/converters.ts';
import { createIdempotency } from './catalog/idempotency.ts';
import { createImports } from './catalog/imports.ts';
import { createIntegrations } from './catalog/integrations.ts';
import { createLibrary } from './catalog/library.ts';
import { createTokens } from './catalog/tokens.ts';
import { createVectors } from './catalog/vectors.ts';
import { createVersions } from './catalog/versions.ts';
import type { Dynamo } from './dynamo.ts';
import type { SnapshotWriter } from './snapshots.ts';

export interface CatalogParts {
  dynamo: Dynamo;
  stack: string;
  clock: Clock;
  /** Told of every change of an integration, when the stack has a bucket. */
  snapshots?: SnapshotWriter;
}

/** The catalog in the table `<stack>-catalog`, noun by noun. */
export function createCatalog(parts: CatalogParts): Catalog {
  return {
    ...createIntegrations(parts),
    ...createConverters(parts),
    ...createVersions(parts),
    ...createVectors(parts),
    ...createImports(parts),
    ...createLibrary(parts),
    ...createTokens(parts),
    ...createIdempotency(parts),
  };
}
