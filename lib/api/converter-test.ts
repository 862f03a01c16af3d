import { createRoute, z } from '@hono/zod-openapi';
import { encodedDownlinksOf, readingsOf } from '../converters/contracts/thingsboard-output.ts';
import type { Run } from '../converters/engine.ts';
import { makeVersion } from '../converters/version.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { ContractName, Form, Kind, LanguageName, Script } from './converter-shapes.ts';
import { typeOf } from './integration-types.ts';
import type { Api, ApiParts } from './parts.ts';
import { AnyJson, answers, jsonBody, TextPairs } from './shapes.ts';

const PAYLOADS = ['payload', 'payloadText', 'payloadJson'] as const;

const Test = z
  .strictObject({
    kind: Kind.default('uplink'),
    contract: ContractName.default('thingsboard'),
    language: LanguageName.default('js'),
    integrationType: z.string().max(100).nullable().optional(),
    script: Script,
    form: Form.default({}),
    metadata: TextPairs.default({}),
    payload: z.base64().optional().openapi({ description: 'Uplink: base64' }),
    payloadText: z.string().optional(),
    payloadJson: AnyJson.optional(),
    contentType: z.string().max(255).optional().openapi({
      description: 'Of a base64 payload: JSON and text reach the script as text, everything else as bytes 0..255',
    }),
    msg: AnyJson.optional().openapi({ description: 'Downlink: the message' }),
    msgType: z.string().min(1).max(256).default('NA'),
    integrationMetadata: TextPairs.default({}),
  })
  .superRefine((test, context) => {
    const given = PAYLOADS.filter((name) => test[name] !== undefined);
    const fault = (path: string, message: string, fix: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { fix } });
    if (test.kind === 'uplink' && given.length !== 1) {
      const fix = `Give exactly one of: ${PAYLOADS.join(', ')}.`;
      fault(given[1] ?? 'payload', given.length === 0 ? 'is missing' : `is given beside ${given[0]}`, fix);
    }
    if (test.kind === 'downlink' && test.msg === undefined) fault('msg', 'is missing', 'Give the message to encode.');
  })
  .openapi('ConverterTest');

const FailureShape = z.strictObject({
  code: z.string(),
  message: z.string(),
  field: z.string().optional(),
  fix: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
});

const Reading = z
  .strictObject({
    entity: z.strictObject({
      kind: z.enum(['device', 'asset']),
      name: z.string(),
      profile: z.string(),
      label: z.string().optional(),
      customer: z.string().optional(),
      group: z.string().optional(),
    }),
    points: z.array(
      z.strictObject({ ts: z.number(), values: z.record(z.string(), AnyJson), clamped: z.literal(true).optional() }),
    ),
    attributes: z.record(z.string(), AnyJson),
  })
  .openapi('Reading');

const Encoded = z
  .strictObject({
    contentType: z.enum(['JSON', 'TEXT', 'BINARY']),
    data: z.string(),
    metadata: z.record(z.string(), AnyJson),
  })
  .openapi('EncodedDownlink');

const Result = z
  .strictObject({
    output: AnyJson.nullable().openapi({ description: 'What the script returned' }),
    reading: z
      .union([Reading, z.array(Reading)])
      .nullable()
      .openapi({
        description: 'What would be stored: one reading, or an array of them if the script returned an array',
      }),
    downlinks: z.array(Encoded).nullable().openapi({ description: 'What would be sent, for downlink converters' }),
    logs: z.array(z.string()),
    ms: z.number().openapi({ description: 'Duration of the run' }),
    error: FailureShape.nullable(),
  })
  .openapi('ConverterTestResult');

const route = createRoute({
  method: 'post',
  path: '/api/converters/test',
  tags: ['Converters'],
  summary: 'Run a script on one payload, by the engine of live messages. A failing script is a 200 with `error`',
  request: { body: jsonBody(Test) },
  responses: answers(200, Result, 'The result'),
});

type TestBody = z.output<typeof Test>;
type TestResult = z.output<typeof Result>;

export function converterTestRoutes(api: Api): void {
  api.openapi(route, (c) => c.json(runTest(c.var.parts, c.req.valid('json')), 200));
}

function runTest(parts: ApiParts, test: TestBody): TestResult {
  const { integrationType, kind, contract, language, script, form } = test;
  if (integrationType) typeOf(parts.registry, integrationType, 'integrationType', 'invalid');
  const version = makeVersion({ kind, contract, language, script, form: form as JsonObject });
  const started = parts.clock();
  // Kept outside, so that a result the contract refuses still shows the script's output and logs.
  let run: Run | undefined;
  try {
    run = kind === 'uplink' ? runUplink(parts, version, test) : runDownlink(parts, version, test);
    return { ...blank(run), ...judged(kind, run.output, parts.clock()), error: null };
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.outcome !== 'quarantined') throw thrown;
    const failed = { output: null, logs: thrown.detail.logs ?? [], ms: parts.clock() - started };
    return { ...blank(run ?? failed), error: thrown.toJSON() };
  }
}

function blank({ output, logs, ms }: Run) {
  return { output: output ?? null, reading: null, downlinks: null, logs, ms };
}

/** What the contract makes of the output. One object in, one reading out; an array stays an array. */
function judged(kind: TestBody['kind'], output: Json, now: number): Pick<TestResult, 'reading' | 'downlinks'> {
  if (kind === 'downlink') return { reading: null, downlinks: encodedDownlinksOf(output) };
  const readings = readingsOf(output, now);
  const [only] = readings;
  return { reading: Array.isArray(output) || only === undefined ? readings : only, downlinks: null };
}

function runUplink({ engine, clock }: ApiParts, version: Version, test: TestBody): Run {
  const metadata = test.metadata;
  return engine.runUplink(version, { ...payloadOf(test), metadata, now: clock(), seed: 'test' });
}

function runDownlink({ engine, clock }: ApiParts, version: Version, test: TestBody): Run {
  const { metadata, msgType, integrationMetadata } = test;
  const input = { msg: test.msg as Json, metadata, msgType, integrationMetadata, now: clock(), seed: 'test' };
  return engine.runDownlink(version, input);
}

function payloadOf({ payload, payloadText, payloadJson, contentType = '' }: TestBody) {
  if (payload !== undefined) {
    const text = /^text\/|[/+]json\b/i.test(contentType);
    return { payload: new Uint8Array(Buffer.from(payload, 'base64')), payloadKind: text ? 'text' : 'binary' } as const;
  }
  const text = payloadText ?? JSON.stringify(payloadJson);
  return { payload: new TextEncoder().encode(text), payloadKind: 'text' } as const;
}
