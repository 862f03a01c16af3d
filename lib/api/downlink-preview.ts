import { createRoute, type z } from '@hono/zod-openapi';
import { downlinksOf, warningsIn } from '../converters/contracts/result.ts';
import type { Run } from '../converters/engine.ts';
import type { Version } from '../model/converter.ts';
import type { EncodedDownlink } from '../model/downlink.ts';
import { downlinkBytes } from '../model/downlink.ts';
import { asFailure, Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import { defaultsOf } from '../model/fields.ts';
import { allFields, type IntegrationType } from '../model/integration.ts';
import type { Json } from '../model/json.ts';
import { shownConfig } from './config.ts';
import { converterById } from './converters.ts';
import { Preview, PreviewAnswer } from './downlink-preview-shapes.ts';
import { roundTripOf } from './downlink-round-trip.ts';
import { KEPT_SECRET } from './fields.ts';
import { typeOf } from './integration-types.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, IdParams, jsonBody } from './shapes.ts';
import { wireOf } from './wire-request.ts';

type Given = z.output<typeof Preview>;
type Answer = z.input<typeof PreviewAnswer>;

const route = createRoute({
  method: 'post',
  path: '/api/converters/{id}/preview-downlink',
  tags: ['Converters'],
  summary: 'What a downlink converter would send: bytes, wire requests, and the bytes read back; nothing is sent',
  request: { params: IdParams, body: jsonBody(Preview) },
  responses: answers(200, PreviewAnswer, 'The preview; a failing script is a 200 with `error`'),
});

export function downlinkPreviewRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { parts } = c.var;
    const { converter, version } = await converterById(parts, c.req.valid('param').id);
    if (converter.kind !== 'downlink') {
      const fix = 'Give the id of a downlink converter; POST /api/converters/test runs uplink ones.';
      throw new Failure('invalid', `Converter '${converter.name}' is for uplinks`, { field: 'id', fix });
    }
    return c.json(await preview(parts, version, c.req.valid('json')), 200);
  });
}

/** Where it would go. */
interface Target {
  type: IntegrationType;
  config: Config;
  integrationMetadata: Record<string, string>;
}

async function preview(parts: ApiParts, version: Version, given: Given): Promise<Answer> {
  const target = await targetOf(parts, given);
  const started = parts.clock();
  const kept: { run?: Run } = {};
  try {
    const { msg, metadata, msgType, variables } = given;
    const { integrationMetadata } = target;
    const message = { msg: msg as Json, metadata, msgType, integrationMetadata, variables };
    kept.run = parts.engine.runDownlink(version, { ...message, now: started, seed: 'preview' });
    const encoded = downlinksOf(version, kept.run.output, { metadata });
    const downlinks = encoded.map((one) => previewed(parts, version, given, target, one));
    return { ...blank(kept.run), downlinks, warnings: warningsIn(version, kept.run.output) };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.outcome !== 'quarantined') throw thrown;
    const failed = { output: null, logs: thrown.detail.logs ?? [], ms: parts.clock() - started };
    return { ...blank(kept.run ?? failed), error: thrown.toJSON() };
  }
}

function blank({ output, logs, ms }: Run): Answer {
  return { output: output ?? null, downlinks: [], warnings: [], logs, ms, error: null };
}

function previewed(
  parts: ApiParts,
  version: Version,
  given: Given,
  { type, config }: Target,
  encoded: EncodedDownlink,
): Answer['downlinks'][number] {
  const { body } = downlinkBytes(encoded);
  const hex = Buffer.from(body).toString('hex');
  const shown = { ...encoded, base64: Buffer.from(body).toString('base64'), hex, bytes: body.length };
  const roundTrip = roundTripOf(parts, version, { ...given, msg: given.msg as Json }, encoded);
  try {
    return { ...shown, requests: wireOf(type, encoded, config, parts.clock()), roundTrip, error: null };
  } catch (thrown) {
    return { ...shown, requests: [], roundTrip, error: asFailure(thrown).toJSON() };
  }
}

/** Secrets are not readable here, and a preview needs none: *** stands in their place. */
async function targetOf(parts: ApiParts, { integrationType, integrationId, config, ...given }: Given): Promise<Target> {
  const integration = integrationId === undefined ? null : await parts.catalog.integration(integrationId);
  if (integrationId !== undefined && integration === null)
    throw new Failure('invalid', `There is no integration '${integrationId}'`, { field: 'integrationId' });
  const type = typeOf(parts.registry, integration?.type ?? integrationType ?? '', 'integrationType', 'invalid');
  const fields = allFields(type);
  const secrets = Object.entries(fields).flatMap(([name, { type }]) =>
    type === 'secret' ? [[name, KEPT_SECRET]] : [],
  );
  const stored = integration === null ? Object.fromEntries(secrets) : shownConfig(integration.config);
  const own = integration === null ? {} : { ...integration.metadata, integrationName: integration.name };
  return {
    type,
    config: { ...defaultsOf(fields), ...stored, ...config },
    integrationMetadata: { ...own, ...given.integrationMetadata },
  };
}
