import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Arrival } from '../../lib/model/arrival.ts';
import type { PendingReply } from '../../lib/model/entity.ts';
import type { Failure } from '../../lib/model/failure.ts';

/** API Gateway HTTP API (payload format 2.0) → our nouns, and back. */
export function arrivalOf(event: APIGatewayProxyEventV2): Arrival {
  const { requestContext } = event;
  const headers = Object.fromEntries(
    Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value ?? '']),
  );
  return {
    id: `${requestContext.requestId}:${requestContext.timeEpoch}`,
    receivedAt: requestContext.timeEpoch,
    body: new Uint8Array(Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')),
    contentType: headers['content-type'] ?? '',
    headers,
    rawQuery: event.rawQueryString,
    sourceIp: requestContext.http.sourceIp,
  };
}

/** `/api/v1/integrations/{type}/{routingKey}`. */
export function addressOf(event: APIGatewayProxyEventV2): { type: string; routingKey: string } {
  const [, , , , type = '', routingKey = ''] = event.rawPath.split('/');
  return { type, routingKey: event.pathParameters?.['routingKey'] ?? routingKey };
}

/** 204, or 200 for senders that want it; a waiting downlink always makes it a 200 with that body. */
export function settled(reply: PendingReply | null, okInsteadOfNoContent: boolean): APIGatewayProxyStructuredResultV2 {
  if (reply === null)
    return { statusCode: okInsteadOfNoContent ? 200 : 204, headers: {}, body: '', isBase64Encoded: false };
  return {
    statusCode: 200,
    headers: { ...reply.headers, 'content-type': reply.contentType },
    body: Buffer.from(reply.body).toString('base64'),
    isBase64Encoded: true,
  };
}

/** A problem document (RFC 9457): what is wrong, where, and what to do. */
export function problem(failure: Failure): APIGatewayProxyStructuredResultV2 {
  const { code, message, ...rest } = failure.toJSON();
  return {
    statusCode: failure.status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title: code, status: failure.status, detail: message, code, ...rest }),
    isBase64Encoded: false,
  };
}
