import { downlinkBytes, type EncodedDownlink, replyHeaders } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Config } from '../model/fields.ts';
import type { IntegrationType } from '../model/integration.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** What the type would send, as JSON. Throws what its encoder throws. */
export function wireOf(type: IntegrationType, encoded: EncodedDownlink, config: Config, now: number): JsonObject[] {
  const { downlink } = type;
  switch (downlink.mode) {
    case 'push':
      return downlink.encode(encoded, config, now, { reference: 'preview' }).map((request) => shown({ ...request }));
    case 'reply': {
      const rendered = downlink.render?.(encoded, config);
      const headers = rendered === undefined ? replyHeaders(encoded) : {};
      return [shown({ via: 'reply', ...(rendered ?? downlinkBytes(encoded)), headers })];
    }
    case 'none':
      throw new Failure('unsupported', `Integrations of type '${type.type}' take no downlinks`, {
        field: 'integrationType',
      });
  }
}

function shown(request: object): JsonObject {
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, asJson(value)]));
}

/** Bytes may lie at any depth, such as in the login before a request. */
function asJson(value: unknown): Json {
  if (value instanceof Uint8Array) return bytesOf(value);
  if (Array.isArray(value)) return value.map(asJson);
  return typeof value === 'object' && value !== null ? shown(value) : (value as Json);
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** `text` stands beside `base64` where the bytes are text. */
function bytesOf(bytes: Uint8Array): JsonObject {
  const base64 = Buffer.from(bytes).toString('base64');
  try {
    return { base64, text: decoder.decode(bytes) };
  } catch {
    return { base64 };
  }
}
