import { isIP } from 'node:net';
import { z } from '@hono/zod-openapi';
import type { Config, Field, Fields } from '../model/fields.ts';
import { invalid } from './issues.ts';

/** What stands for a secret in every answer, and for "unchanged" in a request. */
export const KEPT_SECRET = '***';

const TEXT_LIMIT = 4_096;
const LIST_LIMIT = 200;

/**
 * The one place where declared fields become a check: unknown keys are refused with their path, defaults are filled in.
 * Secrets come out as they came in, `***` included; who stores them decides what that means.
 * Throws `invalid` with `config.<field>`.
 */
export function checkConfig(fields: Fields, config: unknown): Config {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, presence(field)]));
  const result = z.strictObject(shape).safeParse(config);
  if (!result.success) throw invalid(result.error, ['config'], Object.keys(fields));
  return result.data as Config;
}

function presence(field: Field): z.ZodType {
  const value = schemaOf(field);
  if ('default' in field && field.default !== undefined) return value.default(field.default);
  return field.optional === true ? value.optional() : value;
}

function schemaOf(field: Field): z.ZodType {
  switch (field.type) {
    case 'text':
      return text(field.pattern);
    case 'url':
      return Url;
    case 'number':
      return z
        .number()
        .min(field.min ?? Number.MIN_SAFE_INTEGER)
        .max(field.max ?? Number.MAX_SAFE_INTEGER);
    case 'boolean':
      return z.boolean();
    case 'choice':
      return z.enum(field.choices as [string, ...string[]]);
    case 'list':
      return z.array(z.string().min(1).max(255)).max(LIST_LIMIT);
    case 'secret':
      return z.string().min(1).max(TEXT_LIMIT);
    case 'headers':
      return Headers;
  }
}

function text(pattern: string | undefined): z.ZodType {
  const plain = z.string().min(1).max(TEXT_LIMIT);
  if (pattern === undefined) return plain;
  return plain.refine((value) => new RegExp(`^(?:${pattern})$`, 'u').test(value), {
    error: `does not match ${pattern}`,
    params: { fix: `Give text that matches ${pattern}.` },
  });
}

const Url = z
  .string()
  .max(TEXT_LIMIT)
  .refine(isHttpUrl, {
    error: 'is not an http or https URL',
    params: { fix: 'Give an address such as https://example.com.' },
  });

function isHttpUrl(value: string): boolean {
  return /^https?:\/\//i.test(value) && URL.canParse(value) && !/\s|\p{Cc}/u.test(value);
}

/** Names as RFC 9110 has them; values that a header line can hold. */
const Headers = z
  .record(
    z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,128}$/),
    z
      .string()
      .max(TEXT_LIMIT)
      .regex(/^[\t\x20-\x7e\x80-\uffff]+$/, { error: 'cannot be sent as a header value' }),
  )
  .refine((headers) => Object.keys(headers).length <= 20, { error: 'has more than 20 headers' })
  .refine(
    (headers) => new Set(Object.keys(headers).map((name) => name.toLowerCase())).size === Object.keys(headers).length,
    {
      error: 'names one header twice',
      params: { fix: 'Header names do not differ by case; give each one once.' },
    },
  );

/** An IPv4 or IPv6 address, or a CIDR block of either. */
export function isAddressBlock(block: string): boolean {
  const [address = '', prefix, ...rest] = block.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
