import { createRoute, z } from '@hono/zod-openapi';
import { balances } from '../model/books.ts';
import type { Api } from './parts.ts';
import { answers, PAGING, Time } from './shapes.ts';
import { checkRange } from './telemetry.ts';

/** The store's keys hold times of 13 digits. */
const LAST_TIME = 9_999_999_999_999;

/** Each is read whole, and the largest holds 256 KiB of raw message. */
const MOST_RECORDS = 250;

const AuditFault = z
  .strictObject({
    id: z.string().openapi({ description: 'Of the message' }),
    integrationId: z.string(),
    problem: z.string(),
  })
  .openapi('AuditFault');

const Audit = z
  .strictObject({
    balanced: z.boolean().openapi({ description: 'The sums of this page match, and it has no faults' }),
    received: z.int(),
    stored: z.int(),
    duplicate: z.int(),
    quarantined: z.int(),
    ignored: z.int(),
    refused: z.int(),
    deferred: z.int().openapi({ description: 'Waiting in the spill queue, in the last page; 0 in the others' }),
    faults: z.array(AuditFault),
    cursor: z.string().nullable().openapi({ description: 'null: that was the last page' }),
  })
  .openapi('Audit');

const route = createRoute({
  ...{ method: 'get', path: '/api/audit', tags: ['Messages'] },
  summary: 'The books, a page at a time: add the pages up. received = all that became of it',
  request: {
    query: z.strictObject({
      integration: z.string().min(1).max(100).optional().openapi({ description: 'One only; also a deleted one' }),
      from: Time.default(0).openapi({ description: "Epoch ms, inclusive, by the message's own time" }),
      to: Time.default(LAST_TIME).openapi({ description: 'Epoch ms, exclusive' }),
      cursor: PAGING.cursor,
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(MOST_RECORDS)
        .default(MOST_RECORDS)
        .openapi({ description: 'Records in one page, about' }),
    }),
  },
  responses: answers(200, Audit, 'What the records of this page add up to'),
});

export function auditRoutes(api: Api): void {
  api.openapi(route, async (c) => {
    const { integration = null, from, to, ...paging } = c.req.valid('query');
    checkRange(from, to);
    const range = { integrationId: integration, from, to: Math.min(to, LAST_TIME) };
    const { books, faults, cursor } = await c.var.parts.commands.audit({ ...range, ...paging });
    return c.json({ balanced: balances(books) && faults.length === 0, ...books, faults, cursor }, 200);
  });
}
