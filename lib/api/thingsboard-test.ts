import { isUtf8 } from 'node:buffer';
import { createRoute, z } from '@hono/zod-openapi';
import { resultOf } from '../converters/contracts/result.ts';
import { exportedConverter } from '../converters/thingsboard-export.ts';
import { makeVersion } from '../converters/version.ts';
import type { ConverterKind, Version } from '../model/converter.ts';
import { asFailure, Failure } from '../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../model/json.ts';
import { texts } from './converter-test-input.ts';
import { checkedForm } from './form-shapes.ts';
import type { Api, ApiParts } from './parts.ts';
import { AnyJson, answers, jsonBody } from './shapes.ts';

const Pairs = z
  .record(z.string(), AnyJson)
  .nullish()
  .transform((pairs) => (pairs ?? {}) as JsonObject);

const Script = z.string().nullish().openapi({ description: 'The body of the converter function' });

const UplinkTest = z
  .looseObject({
    metadata: Pairs,
    payload: z.base64().openapi({ description: 'base64; what is valid UTF-8 reaches a generic converter as text' }),
    decoder: Script,
    converter: z
      .record(z.string(), AnyJson)
      .nullish()
      .openapi({ description: 'A converter document; with converterVersion 2 its form completes the output' }),
  })
  .openapi('ThingsBoardUplinkTest');

const DownlinkTest = z
  .looseObject({
    metadata: Pairs,
    msg: AnyJson.openapi({ description: 'JSON as text' }),
    msgType: z.string().nullish(),
    integrationMetadata: Pairs,
    encoder: Script,
  })
  .openapi('ThingsBoardDownlinkTest');

const Result = z
  .strictObject({
    output: z.string().openapi({ description: "The script's own result as JSON text; empty when it failed" }),
    outputMsg: AnyJson.optional().openapi({ description: 'Of typed converters: the output with what the form adds' }),
    error: z.string().openapi({ description: 'Empty when the script did not fail' }),
  })
  .openapi('ThingsBoardTestResult');

const Query = z.object({ scriptLang: z.enum(['JS', 'TBEL']).default('JS') });

const about = { method: 'post' as const, tags: ['ThingsBoard'] };

const uplink = createRoute({
  ...about,
  path: '/api/converter/testUpLink',
  summary: "Run an uplink script, as ThingsBoard's clients ask for it. A failing script is a 200 with `error`",
  request: { query: Query, body: jsonBody(UplinkTest) },
  responses: answers(200, Result, 'The result'),
});

const downlink = createRoute({
  ...about,
  path: '/api/converter/testDownLink',
  summary: "Run a downlink script, as ThingsBoard's clients ask for it. A failing script is a 200 with `error`",
  request: { query: Query, body: jsonBody(DownlinkTest) },
  responses: answers(200, Result, 'The result'),
});

type ScriptLanguage = z.output<typeof Query>['scriptLang'];
type TestResult = z.output<typeof Result>;

export function thingsboardTestRoutes(api: Api): void {
  api.openapi(uplink, (c) => {
    const body = c.req.valid('json');
    return c.json(
      answered((say) => testUplink(c.var.parts, c.req.valid('query').scriptLang, body, say)),
      200,
    );
  });
  api.openapi(downlink, (c) => {
    const body = c.req.valid('json');
    return c.json(
      answered((say) => testDownlink(c.var.parts, c.req.valid('query').scriptLang, body, say)),
      200,
    );
  });
}

/** What the script said is kept, also when its form cannot complete it. Only our own outages are thrown. */
function answered(test: (say: (output: Json) => void) => Partial<TestResult>): TestResult {
  const result: TestResult = { output: '', error: '' };
  try {
    return { ...result, ...test((output) => (result.output = JSON.stringify(output))), output: result.output };
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === 'unavailable') throw failure;
    return { ...result, error: errorText(failure) };
  }
}

function testUplink(
  { engine, clock }: ApiParts,
  language: ScriptLanguage,
  { metadata, payload, decoder, converter }: z.output<typeof UplinkTest>,
  say: (output: Json) => void,
): Partial<TestResult> {
  const version = versionOf('uplink', language, decoder, converter as JsonObject | null | undefined);
  const bytes = new Uint8Array(Buffer.from(payload, 'base64'));
  const typed = version.contract === 'thingsboard-typed';
  const input = {
    payload: bytes,
    payloadKind: !typed && isUtf8(bytes) ? ('text' as const) : ('binary' as const),
    metadata: typed ? metadata : texts(metadata),
    now: clock(),
    seed: 'test',
  };
  const { output } = engine.runUplink(version, input);
  say(output ?? null);
  return typed ? { outputMsg: resultOf(version, output, input).output } : {};
}

function testDownlink(
  { engine, clock }: ApiParts,
  language: ScriptLanguage,
  { metadata, msg, msgType, integrationMetadata, encoder }: z.output<typeof DownlinkTest>,
  say: (output: Json) => void,
): Partial<TestResult> {
  const version = versionOf('downlink', language, encoder, null);
  const { output } = engine.runDownlink(version, {
    msg: messageOf(msg),
    metadata: texts(metadata),
    msgType: msgType ?? 'NA',
    integrationMetadata: texts(integrationMetadata),
    now: clock(),
    seed: 'test',
  });
  say(output ?? null);
  return {};
}

const SCRIPT_KEYS = { JS: 'decoder', TBEL: 'tbelDecoder' } as const;

/** The script that was sent counts, whatever the document beside it holds. */
function versionOf(
  kind: ConverterKind,
  language: ScriptLanguage,
  script: string | null | undefined,
  document: JsonObject | null | undefined,
): Version {
  if (script === undefined || script === null || script === '') {
    throw new Failure('compile', `There is no ${kind === 'uplink' ? 'decoder' : 'encoder'} in ${language}`);
  }
  const words = { kind, language: language === 'TBEL' ? ('tbel' as const) : ('js' as const), script };
  if (document?.['converterVersion'] !== 2) return makeVersion({ ...words, contract: 'thingsboard', form: {} });
  const { configuration } = document;
  const sent = { scriptLang: language, [SCRIPT_KEYS[language]]: script };
  const { contract, form } = exportedConverter({
    ...document,
    type: 'UPLINK',
    configuration: { ...(isJsonObject(configuration) ? configuration : {}), ...sent },
  });
  return makeVersion({ ...words, contract, form: checkedForm(contract, kind, form) });
}

/** The message comes as JSON text. Text that is none fails as it would in the script. */
function messageOf(msg: unknown): Json {
  if (typeof msg !== 'string') return (msg ?? null) as Json;
  try {
    return JSON.parse(msg) as Json;
  } catch (cause) {
    throw new Failure('invalid', `msg is not JSON: ${(cause as Error).message}`, { field: 'msg' });
  }
}

/** `TypeError: … (line 3)`, as people know it from ThingsBoard. */
function errorText({ message, detail }: Failure): string {
  return detail.line === undefined ? message : `${message} (line ${detail.line})`;
}
