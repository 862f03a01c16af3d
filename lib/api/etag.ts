import { createHash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Failure } from '../model/failure.ts';

/** Request headers of every write to something that exists. */
export const IfMatch = z.object({
  'if-match': z.string().max(1_024).optional().openapi({
    description: 'ETag of the version this change is based on; without it the last write wins',
  }),
});

/** How often a write without If-Match is tried again after somebody else was faster. */
const ATTEMPTS = 4;

/** Sets the ETag header; to be called before the answer is made. */
export function tag(c: Context, etag: string): void {
  c.header('etag', `"${etag}"`);
}

/** An ETag for things that are stored without one. */
export function etagOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}

/**
 * One conditional write. With If-Match the caller's version must be the current one (`precondition-failed`);
 * without it the write is repeated on the newest version, so that the last one wins.
 */
export async function writing<T extends { etag: string }, R>(
  ifMatch: string | undefined,
  load: () => Promise<T>,
  write: (current: T) => Promise<R>,
): Promise<R> {
  for (let attempt = 1; ; attempt += 1) {
    const current = await load();
    checkMatch(ifMatch, current.etag);
    try {
      return await write(current);
    } catch (thrown) {
      const raced = thrown instanceof Failure && thrown.code === 'precondition-failed';
      if (!raced || ifMatch !== undefined || attempt === ATTEMPTS) throw thrown;
    }
  }
}

/** Throws `precondition-failed` when If-Match is there and names another version. */
export function checkMatch(ifMatch: string | undefined, etag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const named = ifMatch.split(',').map((one) =>
    one
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  );
  if (named.includes(etag)) return;
  throw new Failure('precondition-failed', 'It was changed since you read it', {
    field: 'If-Match',
    fix: 'Read it again and repeat your change on the new version.',
  });
}
