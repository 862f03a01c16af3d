import type { ServerResponse } from 'node:http';
import { sendJson } from './loopback.ts';

/** An error the way AWS's JSON services tell it: status, type, message. */
export class AwsRefusal extends Error {
  readonly status: number;
  readonly type: string;
  /** Further members of the answer. */
  readonly more: object;

  constructor(status: number, type: string, message: string, more: object = {}) {
    super(message);
    this.status = status;
    this.type = type;
    this.more = more;
  }
}

/** Writes a refusal for REST services (header) and JSON-RPC ones (`__type`) alike; anything else becomes a 500. */
export function sendRefusal(response: ServerResponse, thrown: unknown): void {
  const refusal =
    thrown instanceof AwsRefusal ? thrown : new AwsRefusal(500, 'InternalFailureException', String(thrown));
  const body = { __type: refusal.type, message: refusal.message, Message: refusal.message, ...refusal.more };
  sendJson(response, refusal.status, body, { 'x-amzn-errortype': refusal.type });
}
