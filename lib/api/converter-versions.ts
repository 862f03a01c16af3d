import { createRoute, z } from '@hono/zod-openapi';
import { warningsOf } from '../converters/warnings.ts';
import type { VersionEntry } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Stored } from './converter-write.ts';
import { converterById, effectsOf, onCurrent } from './converters.ts';
import { IfMatch, tag } from './etag.ts';
import type { Api, ApiParts } from './parts.ts';
import { answers, IdParams, jsonBody, pageOf } from './shapes.ts';
import { namedVersion } from './version-history.ts';
import { Activation, NewVersion, Rollback, VersionAnswer, VersionDetail, VersionLine } from './version-shapes.ts';
import { activateNamed, addVersion, rollBack, type Step } from './version-write.ts';

const path = '/api/converters/{id}/versions' as const;
const about = { tags: ['Converters'] };

/** A gate that nothing stood in looks like one that was passed. */
const UNTRIED =
  'The converter has no vectors: nothing was tried before this version became active. ' +
  'PUT /api/converters/{id}/vectors gives it some, and POST /api/messages/{id}/vector makes one of a message.';

const VersionParams = IdParams.extend({
  version: z.string().openapi({
    param: { name: 'version', in: 'path' },
    description: 'Its hash, the first 8 characters of it or more, or the number of a line',
  }),
});

const list = createRoute({
  ...{ ...about, method: 'get', path },
  summary: 'The history of a converter, newest first: who did what with which version, and why',
  request: { params: IdParams },
  responses: answers(200, pageOf(VersionLine), 'All its lines'),
});

const read = createRoute({
  ...{ ...about, method: 'get', path: `${path}/{version}` as const },
  summary: 'One version, with its script',
  request: { params: VersionParams },
  responses: answers(200, VersionDetail, 'The version'),
});

const add = createRoute({
  ...{ ...about, method: 'post', path },
  summary: 'Add a version; what is not given is as in the active one. It becomes active only with `activate`',
  description: 'The vectors are run either way. Only when it is to become active does a failing one refuse it (409).',
  request: { params: IdParams, headers: IfMatch, body: jsonBody(NewVersion) },
  responses: answers(201, VersionAnswer, 'Added'),
});

const activate = createRoute({
  ...{ ...about, method: 'post', path: `${path}/{version}/activate` as const },
  summary: 'Make a version active: within 10 s it converts all messages. A failing vector refuses it (409)',
  request: { params: VersionParams, headers: IfMatch, body: { ...jsonBody(Activation), required: false } },
  responses: answers(200, VersionAnswer, 'Active'),
});

const rollback = createRoute({
  ...{ ...about, method: 'post', path: '/api/converters/{id}/rollback' },
  summary: 'Make the version active that was so before. Vectors are run and told, but never refuse it',
  request: { params: IdParams, headers: IfMatch, body: { ...jsonBody(Rollback), required: false } },
  responses: answers(200, VersionAnswer, 'Rolled back'),
});

export function converterVersionRoutes(api: Api): void {
  addReads(api);
  api.openapi(add, async (c) => {
    const body = c.req.valid('json');
    const { id } = c.req.valid('param');
    const { previous, step } = await stepOn(c.var.parts, id, c.req.valid('header')['if-match'], (current) =>
      addVersion(c.var.parts, current, { ...body, who: c.var.caller.name }),
    );
    tag(c, step.stored.converter.etag);
    c.header('location', `/api/converters/${id}/versions/${step.version.hash}`);
    return c.json(await answerOf(c.var.parts, previous, step), 201);
  });
  api.openapi(activate, async (c) => {
    const reasons = { ...c.req.valid('json'), who: c.var.caller.name };
    const { id, version } = c.req.valid('param');
    const { previous, step } = await stepOn(c.var.parts, id, c.req.valid('header')['if-match'], (current) =>
      activateNamed(c.var.parts, current, version, reasons),
    );
    tag(c, step.stored.converter.etag);
    return c.json(await answerOf(c.var.parts, previous, step), 200);
  });
  api.openapi(rollback, async (c) => {
    const reasons = { ...c.req.valid('json'), who: c.var.caller.name };
    const { id } = c.req.valid('param');
    const { previous, step } = await stepOn(c.var.parts, id, c.req.valid('header')['if-match'], (current) =>
      rollBack(c.var.parts, current, reasons),
    );
    tag(c, step.stored.converter.etag);
    return c.json(await answerOf(c.var.parts, previous, step), 200);
  });
}

function addReads(api: Api): void {
  api.openapi(list, async (c) => {
    const { converter } = await converterById(c.var.parts, c.req.valid('param').id);
    const entries = await c.var.parts.catalog.versionEntries(converter.id);
    return c.json({ items: linesOf(entries, converter.active), cursor: null }, 200);
  });
  api.openapi(read, async (c) => {
    const { id, version: name } = c.req.valid('param');
    const { converter } = await converterById(c.var.parts, id);
    const entries = await c.var.parts.catalog.versionEntries(id);
    const hash = namedVersion(entries, name);
    const found = await c.var.parts.catalog.version(hash);
    if (found === null) throw new Failure('unavailable', `Version ${hash} is not there`);
    const { contract, language, script, form } = found;
    const version = { kind: converter.kind, contract, language, script, form };
    const own = entries.filter((entry) => entry.hash === hash);
    const active = hash === converter.active;
    const lines = linesOf(own, converter.active);
    return c.json({ version: hash, ...version, active, warnings: warningsOf(version), lines }, 200);
  });
}

/** Runs a step on the converter as it is now, and notes which version was active until then. */
async function stepOn(
  parts: ApiParts,
  id: string,
  ifMatch: string | undefined,
  step: (current: Stored) => Promise<Step>,
): Promise<{ previous: string; step: Step }> {
  return onCurrent(parts, id, ifMatch, async (current) => ({
    previous: current.converter.active,
    step: await step(current),
  }));
}

function linesOf(entries: VersionEntry[], active: string) {
  return [...entries].sort((a, b) => b.seq - a.seq).map((entry) => lineOf(entry, active));
}

function lineOf({ seq, hash, action = 'activated', who, when, why, forced }: VersionEntry, active: string) {
  return { seq, version: hash, action, who, when, why, forced: forced ?? null, active: hash === active };
}

async function answerOf(parts: ApiParts, previous: string, { stored, version, entry, tally }: Step) {
  const { active } = stored.converter;
  const untried = entry.action === 'activated' && tally.passed + tally.failed === 0;
  const warnings = [...warningsOf(version), ...(untried ? [{ message: UNTRIED }] : [])];
  const effects = { ...(await effectsOf(parts, stored)), warnings };
  return { ...lineOf(entry, active), ...effects, previous: active === previous ? null : previous, vectors: tally };
}
