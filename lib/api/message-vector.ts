import { createRoute, z } from '@hono/zod-openapi';
import { takes } from '../converters/contracts/result.ts';
import { inputOf } from '../converters/vectors/recorded.ts';
import { resultFor } from '../converters/vectors/run.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Message } from '../model/message.ts';
import type { Expected as ExpectedResult, Vector, VectorInput } from '../model/vector.ts';
import { present } from './converter-test-input.ts';
import type { Stored } from './converter-write.ts';
import { converterById } from './converters.ts';
import { writing } from './etag.ts';
import { messageById } from './messages.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, IdParams, jsonBody } from './shapes.ts';
import { Expected, Ignored, VectorAnswer } from './vector-shapes.ts';
import { checkSize, shownVector } from './vector-write.ts';
import { NONE, versionNamed } from './vectors.ts';

const Given = z
  .strictObject({
    name: z.string().min(1).max(500).optional(),
    version: z.string().max(100).optional().openapi({
      description: 'Whose result is expected: a version of the history, or `recorded`; default: the active one',
    }),
    expected: Expected.optional().openapi({ description: 'What should come instead of what does' }),
    ignore: Ignored.default([]),
  })
  .openapi('MessageVector');

const Answer = z.strictObject({ converterId: z.string(), vector: VectorAnswer }).openapi('MessageVectorAnswer');

const route = createRoute({
  ...{ method: 'post', path: '/api/messages/{id}/vector', tags: ['Messages'] },
  summary: 'Make a recorded message a vector of its converter; the same message again replaces it',
  description:
    'The payload and metadata are those the script is given; credentials are in no record. Without `expected` the ' +
    'vector expects what the version makes of it, also when that is an error.',
  request: { params: IdParams, body: { ...jsonBody(Given), required: false } },
  responses: answers(201, Answer, 'Added'),
});

type Asked = z.output<typeof Given>;

export function messageVectorRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { parts } = c.var;
    const message = await messageById(parts, c.req.valid('param').id);
    const stored = await converterOf(parts, message);
    // Without a body no schema ran that would have set the default.
    const given = c.req.valid('json');
    const asked = { ...given, ignore: given?.ignore ?? [] };
    const vector = await vectorOf(parts, message, await versionFor(parts, stored, message, asked), asked);
    const converterId = stored.converter.id;
    await addVector(parts, converterId, vector);
    c.header('location', `/api/converters/${converterId}/vectors`);
    return c.json({ converterId, vector: shownVector(vector) }, 201);
  });
}

async function converterOf(parts: ApiParts, { integrationId }: Message): Promise<Stored> {
  const integration = await parts.catalog.integration(integrationId);
  const id = integration?.uplinkConverterId ?? null;
  if (id !== null) return converterById(parts, id);
  const what = integration === null ? 'is gone' : 'has no uplink converter';
  throw new Failure('conflict', `The integration of this message ${what}`, {
    field: 'id',
    fix: 'PUT the vector to a converter of your choice.',
  });
}

async function versionFor(
  parts: ApiParts,
  stored: Stored,
  message: Message,
  { version: name }: Asked,
): Promise<Version> {
  if (name === undefined) return stored.version;
  if (name !== 'recorded') return versionNamed(parts, stored, name);
  const recorded = message.version === null ? null : await parts.catalog.version(message.version);
  if (recorded !== null) return { ...recorded, kind: 'uplink' };
  throw new Failure('unsupported', 'No version ran on this message', { field: 'version', fix: 'Leave it out.' });
}

async function vectorOf(parts: ApiParts, message: Message, version: Version, asked: Asked): Promise<Vector> {
  const { hash, receivedAt, deviceHint, id } = message;
  const input = inputOf(version, await parts.commands.recordedInput(message, version));
  const given = asked.expected === undefined ? null : (present(asked.expected) as ExpectedResult);
  return {
    id: `message-${hash.slice(0, 12)}`,
    name: asked.name ?? `${deviceHint ?? 'message'} ${new Date(receivedAt).toISOString()}`,
    input,
    expected: given ?? expectedOf(parts, version, input, receivedAt),
    ignore: asked.ignore,
    receivedAt,
    source: { kind: 'message', name: id },
  };
}

function expectedOf(
  { engine, registry }: ApiParts,
  version: Version,
  input: VectorInput,
  receivedAt: number,
): ExpectedResult {
  const wants = takes(version) === 'envelope' ? 'output' : 'converterOutput';
  const run = { engine, types: registry };
  try {
    // Also of generic converters a result that cannot be stored is an error.
    const whole = resultFor(run, version, input, { receivedAt, wants: 'converterOutput' });
    return wants === 'output' ? { output: whole } : { converterOutput: whole };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.outcome !== 'quarantined') throw thrown;
    return { error: { code: thrown.code, message: thrown.message } };
  }
}

/** In the place of one with its id, else at the end. */
async function addVector({ catalog }: ApiParts, converterId: string, vector: Vector): Promise<void> {
  const load = async () => {
    const { items, etag } = await catalog.vectors(converterId);
    return { items, etag: etag ?? NONE };
  };
  await writing(undefined, load, async ({ items, etag }) => {
    const at = items.findIndex((one) => one.id === vector.id);
    const next = at === -1 ? [...items, vector] : items.with(at, vector);
    checkSize(next);
    await catalog.putVectors(converterId, next, etag === NONE ? null : etag);
  });
}
