import { z } from '@hono/zod-openapi';
import {
  ContractName,
  EFFECTS,
  Kind,
  LanguageName,
  REASONS,
  ScriptWarning,
  VERSION_CONTENT,
} from './converter-shapes.ts';
import { FailureShape } from './converter-test-shapes.ts';

const line = {
  seq: z.int(),
  version: z.string().openapi({ description: 'Its hash' }),
  action: z.enum(['saved', 'activated', 'rolled-back']).openapi({ description: 'What was done with it' }),
  who: z.string().openapi({ description: 'Name of the API token' }),
  when: z.int(),
  why: z.string(),
  forced: z.string().nullable().openapi({ description: 'The reason to activate it although vectors failed' }),
  active: z.boolean().openapi({ description: 'Whether this is the active version now' }),
};

export const VersionLine = z.strictObject(line).openapi('ConverterVersion');

export const Tally = z
  .strictObject({
    passed: z.int(),
    failed: z.int(),
    failures: z
      .array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          diff: z.array(z.string()).openapi({ example: ['telemetry.temperature: expected 21.5, got 21'] }),
          error: FailureShape.nullable().openapi({ description: 'It failed where a result was expected' }),
        }),
      )
      .openapi({ description: 'The first 50' }),
  })
  .openapi('VectorTally');

export const VersionAnswer = z
  .strictObject({
    ...line,
    ...EFFECTS,
    warnings: z.array(ScriptWarning.partial({ line: true, column: true })).openapi({
      description:
        'What of the script runs, but not as it reads; without a line: what is to be said of the change itself',
    }),
    previous: z.string().nullable().openapi({ description: 'The version that was active until now' }),
    vectors: Tally,
  })
  .openapi('ConverterVersionChange');

export const VersionDetail = z
  .strictObject({
    version: z.string(),
    kind: Kind,
    contract: ContractName,
    language: LanguageName,
    script: z.string(),
    form: z.record(z.string(), z.unknown()),
    active: z.boolean(),
    warnings: EFFECTS.warnings,
    lines: z.array(VersionLine).openapi({ description: 'Its lines of the history, newest first' }),
  })
  .openapi('ConverterVersionDetail');

export const NewVersion = z
  .strictObject({
    ...VERSION_CONTENT,
    ...REASONS,
    activate: z.boolean().default(false).openapi({ description: 'Makes it active, if its vectors pass' }),
  })
  .openapi('NewConverterVersion');

export const Activation = z.strictObject(REASONS).openapi('Activation');

export const Rollback = z.strictObject({ why: REASONS.why }).openapi('Rollback');
