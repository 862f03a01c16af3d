import { z } from '@hono/zod-openapi';
import { Problem } from './problem.ts';

/** Any JSON value. Typed `unknown`, because a recursive type would run through every handler's inferred answer. */
export const AnyJson = z.unknown();

/** Text that works as a name: it also is a DynamoDB sort key, which ends at 1,024 bytes. */
export const Name = z.string().min(1).max(255);

/** Pairs that reach scripts as text; numbers and booleans may be given. */
export const TextPairs = z
  .record(
    z.string().min(1).max(256),
    z.union([z.string().max(8_192), z.number(), z.boolean()], {
      error: 'must be text of at most 8,192 characters, a number or a boolean',
    }),
  )
  .transform((pairs) => Object.fromEntries(Object.entries(pairs).map(([key, value]) => [key, String(value)])))
  .refine((pairs) => JSON.stringify(pairs).length <= 65_536, { error: 'is larger than 64 KB' });

/** Paging of every list: `limit` items, then `cursor` of the answer for the next ones. */
export const PAGING = {
  limit: z.coerce.number().int().min(1).max(1_000).default(100).openapi({ description: 'Items in one answer' }),
  cursor: z
    .string()
    .min(1)
    .max(4_096)
    .optional()
    .transform((cursor) => cursor ?? null)
    .openapi({ description: 'The cursor of the answer before' }),
};

/** Epoch milliseconds in a query string. */
export const Time = z.coerce.number().int().min(0).max(8_640_000_000_000_000).openapi({ example: 1_700_000_000_000 });

export const IdParams = z.object({ id: z.string().openapi({ param: { name: 'id', in: 'path' } }) });

export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({
    items: z.array(item),
    cursor: z.string().nullable().openapi({ description: 'null: the end' }),
  });
}

/** A JSON answer with its problem documents. */
export function answers<const S extends number, T extends z.ZodType>(status: S, schema: T, description: string) {
  return { ...problems, [status]: { description, content: { 'application/json': { schema } } } } as {
    [K in S]: { description: string; content: { 'application/json': { schema: T } } };
  } & typeof problems;
}

/** An answer without a body, with its problem documents. */
export function empty<const S extends number>(status: S, description: string) {
  return { ...problems, [status]: { description } } as { [K in S]: { description: string } } & typeof problems;
}

const problems = {
  default: { description: 'A problem', content: { 'application/problem+json': { schema: Problem } } },
} as const;

export function jsonBody<T extends z.ZodType>(schema: T) {
  return { required: true, content: { 'application/json': { schema } } } as const;
}
