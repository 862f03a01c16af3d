import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { ACCOUNT } from './arns.ts';

/** A request as it came over the wire. */
export interface RawRequest {
  method: string;
  /** Path and query exactly as sent. */
  target: string;
  /** Name, value, name, value …, as sent. */
  rawHeaders: readonly string[];
  body: Uint8Array;
  sourceIp: string;
  /** Epoch ms. */
  at: number;
  requestId: string;
}

/** Media types whose body stays text; everything else, an absent type too, arrives as base64. */
const TEXT_TYPES = /^(?:text\/.*|application\/(?:json|xml|javascript))$/;

/** Headers between two hops; they end at the gateway. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade']);

/** The methods that the routes of an integration type take; none for an unknown type. */
export type MethodsOf = (type: string) => readonly string[];

/** A route of the deployed API that took a request: the webhook of one integration type. */
export interface WebhookRoute {
  type: string;
  routingKey: string;
}

/**
 * The event of an API Gateway HTTP API, payload format 2.0, with its pitfalls: only few media types stay text, and that is
 * decoded as UTF-8 with losses; `rawPath` is percent-decoded and ends at a decoded `?`; the query stays as sent; repeated
 * headers are joined with commas; cookies leave the headers.
 */
export function doorEvent(request: RawRequest, route: WebhookRoute | null): APIGatewayProxyEventV2 {
  const [path = '/', ...rest] = request.target.split('?');
  const rawQueryString = rest.join('?');
  const routeKey = route === null ? '$default' : `${request.method} /api/v1/integrations/${route.type}/{routingKey}`;
  const { headers, cookies } = joinHeaders(request.rawHeaders);
  const rawPath = (decode(path).split('?')[0] ?? '') || '/';
  const query = queryOf(rawQueryString);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers: withForwarding(headers, request),
    ...(query === null ? {} : { queryStringParameters: query }),
    requestContext: contextOf(request, rawPath, headers, routeKey),
    ...(route === null ? {} : { pathParameters: { routingKey: route.routingKey } }),
    ...bodyOf(request.body, headers['content-type']),
  };
}

/**
 * The webhook route that takes a request, null when `$default` does. As deployed: one route per type and method, so an
 * unknown type has none.
 */
export function routeOf(method: string, target: string, methodsOf: MethodsOf): WebhookRoute | null {
  const match = /^\/api\/v1\/integrations\/([^/]+)\/([^/]+)$/.exec(target.split('?')[0] ?? '');
  const [, type, routingKey] = match ?? [];
  if (type === undefined || routingKey === undefined || !methodsOf(type).includes(method)) return null;
  return { type, routingKey: decode(routingKey) };
}

function bodyOf(body: Uint8Array, contentType: string | undefined): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const mediaType = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const isText = TEXT_TYPES.test(mediaType);
  return { body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function joinHeaders(raw: readonly string[]): { headers: Record<string, string>; cookies: string[] } {
  const headers: Record<string, string> = {};
  const cookies: string[] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = raw[at]?.toLowerCase() ?? '';
    const value = raw[at + 1] ?? '';
    if (HOP_BY_HOP.has(name)) continue;
    if (name === 'cookie') cookies.push(...value.split(/;\s*/).filter((cookie) => cookie !== ''));
    else headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return { headers, cookies };
}

/** The gateway adds its own; a sender's `x-forwarded-for` stays in front, which is why nobody may trust it. */
function withForwarding(headers: Record<string, string>, request: RawRequest): Record<string, string> {
  const sent = headers['x-forwarded-for'];
  return {
    ...headers,
    'x-amzn-trace-id': `Root=1-${request.at.toString(16).slice(0, 8)}-${request.requestId.replaceAll('-', '').slice(0, 24)}`,
    'x-forwarded-for': sent === undefined ? request.sourceIp : `${sent}, ${request.sourceIp}`,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

function contextOf(
  request: RawRequest,
  path: string,
  headers: Record<string, string>,
  routeKey: string,
): APIGatewayProxyEventV2['requestContext'] {
  return {
    accountId: ACCOUNT,
    apiId: 'local',
    domainName: headers['host'] ?? 'localhost',
    domainPrefix: 'local',
    http: {
      method: request.method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: request.requestId,
    routeKey,
    stage: '$default',
    time: clfTime(request.at),
    timeEpoch: request.at,
  };
}

/** Decoded, repeated names joined with commas; null when there is no query. */
function queryOf(rawQuery: string): Record<string, string> | null {
  if (rawQuery === '') return null;
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    query[name] = query[name] === undefined ? value : `${query[name]},${value}`;
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Common log format: `23/Nov/2026:14:03:07 +0000`. */
function clfTime(ms: number): string {
  const iso = new Date(ms).toISOString();
  const month = MONTHS[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
