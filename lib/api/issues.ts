import type { z } from '@hono/zod-openapi';
import { Failure } from '../model/failure.ts';

type Issue = z.core.$ZodIssue;

/** One fault of a request as the problem document lists it. */
export interface Fault {
  field: string;
  message: string;
  fix: string;
}

/** What a schema refused, as one `invalid` failure: the first fault in front, all of them under `errors`. */
export function invalid(error: z.ZodError, prefix: (string | number)[] = [], known: string[] = []): Failure {
  return refused(error.issues.flatMap((issue) => faultsOf(issue, prefix, known)));
}

export function refused(faults: Fault[]): Failure {
  const [first] = faults;
  if (first === undefined) return new Failure('invalid', 'The request is not valid');
  return new Failure('invalid', `${first.field} ${first.message}`, {
    field: first.field,
    fix: first.fix,
    extra: { errors: faults.map((fault) => ({ ...fault })) },
  });
}

/** Where the whole body is missing: its members that must be there. */
export function missingIn(error: z.ZodError): string[] {
  const missing = error.issues.filter(({ code, path }) => code !== 'custom' && path.length === 1);
  return missing.map(({ path }) => pathText(path));
}

/** `['telemetry', 2, 'ts']` as `telemetry[2].ts`; an empty path is the body itself. */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text === '' ? 'body' : text.replace(/^\./, '');
}

function faultsOf(issue: Issue, prefix: (string | number)[], known: string[]): Fault[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const fix = known.length === 0 ? 'Remove it, or correct its spelling.' : `Known keys here: ${known.join(', ')}.`;
    return issue.keys.map((key) => ({ field: pathText([...path, key]), message: 'is not known', fix }));
  }
  return [{ field: pathText(path), ...explain(issue) }];
}

function explain(issue: Issue): Omit<Fault, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return { message: 'is missing', fix: give(issue.expected) };
      return { message: `is not ${article(issue.expected)}`, fix: give(issue.expected) };
    case 'invalid_value': {
      const choices = issue.values.map(String).join(', ');
      return { message: `is none of ${choices}`, fix: `Give one of: ${choices}.` };
    }
    case 'too_small':
      return bound(issue.origin, 'least', issue.minimum);
    case 'too_big':
      return bound(issue.origin, 'most', issue.maximum);
    case 'invalid_key':
      return { message: 'is not usable as a key', fix: 'Give a key of 1 to 256 characters.' };
    case 'custom': {
      const fix: unknown = issue.params?.['fix'];
      return { message: issue.message, fix: typeof fix === 'string' ? fix : 'Give a valid value.' };
    }
    default:
      return { message: issue.message, fix: 'Give a valid value; GET /api/openapi.json describes it.' };
  }
}

function bound(origin: string, side: 'least' | 'most', value: number | bigint): Omit<Fault, 'field'> {
  const unit = { string: ' characters', array: ' items', record: ' pairs', object: ' pairs' }[origin] ?? '';
  const verb = unit === '' ? 'be' : 'have';
  return { message: `must ${verb} at ${side} ${value}${unit}`, fix: `Give at ${side} ${value}${unit}.` };
}

function article(expected: string): string {
  const names: { [type: string]: string } = {
    record: 'an object',
    object: 'an object',
    array: 'a list',
    int: 'a whole number',
  };
  return names[expected] ?? (/^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`);
}

function give(expected: string): string {
  return expected === 'nonoptional' || expected === 'unknown' ? 'Give a value.' : `Give ${article(expected)}.`;
}
