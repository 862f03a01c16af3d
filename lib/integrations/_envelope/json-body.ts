import { type Arrival, bodyText } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { nestingOf } from './nesting.ts';

/** Deeper envelopes do not occur, and every later step that walks a value recursively must survive what we let in. */
const MAX_NESTING = 64;

/**
 * The body of a webhook whose envelope is one JSON object.
 *
 * @param howToSendJson What the sender's owner changes when the network sends protobuf instead; one sentence.
 * @throws `not-json` when the body is no JSON text, `bad-envelope` when it is binary, no object, or nested too deeply.
 */
export function jsonBody(arrival: Arrival, howToSendJson: string): JsonObject {
  const value = jsonValue(arrival, howToSendJson);
  if (isJsonObject(value)) return value;
  throw new Failure('bad-envelope', 'The body is JSON, but not an object', { field: 'body', fix: howToSendJson });
}

/** The body of a webhook whose envelope is JSON of any kind. Throws as `jsonBody` does. */
export function jsonValue(arrival: Arrival, howToSendJson: string): Json {
  const text = bodyText(arrival);
  if (text !== null && nestingOf(text) > MAX_NESTING) {
    throw new Failure('bad-envelope', `The body is nested deeper than ${MAX_NESTING} levels`, { field: 'body' });
  }
  try {
    return JSON.parse(text ?? '') as Json;
  } catch (cause) {
    if (isBinary(arrival.contentType)) {
      const message = `The body is ${arrival.contentType}, which is not read here`;
      throw new Failure('bad-envelope', message, { field: 'contentType', fix: howToSendJson, cause });
    }
    const why = text === null ? 'it is not valid UTF-8' : whyNotJson(cause);
    throw new Failure('not-json', `The body is not JSON: ${why}`, { field: 'body', fix: howToSendJson, cause });
  }
}

function isBinary(contentType: string): boolean {
  return /^application\/(octet-stream|(x-|vnd\.google\.)?protobuf)\b/i.test(contentType);
}

/** The engine's words quote the body; only the part before the quotation is safe to show. */
function whyNotJson(cause: unknown): string {
  return cause instanceof Error && cause.message.startsWith('Unexpected end') ? 'it ends too early' : 'wrong syntax';
}
