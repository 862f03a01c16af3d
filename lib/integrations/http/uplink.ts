import { type Arrival, bodyText } from '../../model/arrival.ts';
import type { Uplink } from '../../model/uplink.ts';

/** Media types whose bodies are text; a missing one may be text too. Anything else keeps its bytes. */
const TEXTUAL =
  /^\s*(?:$|text\/|application\/(?:[\w.+-]+\+)?(?:json|xml|javascript|x-www-form-urlencoded|x-ndjson)\s*(?:;|$))/i;

/** The whole body is one uplink, whatever it holds. Never throws: only a converter can say what is wrong with it. */
export function parse(arrival: Arrival): Uplink[] {
  const key = dedupKeyOf(arrival.headers);
  return [
    {
      kind: 'uplink',
      ...(key === undefined ? {} : { dedupKey: key }),
      payload: arrival.body,
      payloadKind: isText(arrival) ? 'text' : 'binary',
      device: { bytes: arrival.body },
      networkKeys: {},
    },
  ];
}

/** The sender's own word that two requests are the same one; without it every request is a new message. */
function dedupKeyOf(headers: Record<string, string>): string | undefined {
  const given = [headers['idempotency-key'], headers['x-message-id']].map((value) => value?.trim());
  return given.find((value) => value !== undefined && value !== '');
}

function isText(arrival: Arrival): boolean {
  return TEXTUAL.test(arrival.contentType) && bodyText(arrival) !== null;
}

const js = `// payload: the request body as character codes (text) or bytes (binary)
// metadata: integrationName, Header:<name> of each request header, and the integration's own pairs
var message = JSON.parse(textOf(payload));

return {
  deviceName: message.device,
  deviceType: message.type || metadata.deviceType || 'default',
  telemetry: { ts: message.ts || Date.now(), values: message.values || {} },
  attributes: message.attributes || {}
};

function textOf(codes) {
  return codes.map(function (code) { return String.fromCharCode(code); }).join('');
}
`;

const tbel = `// payload: the request body as bytes
// metadata: integrationName, Header:<name> of each request header, and the integration's own pairs
var message = decodeToJson(payload);

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}
if (message.type != null) {
  deviceType = message.type;
}

var timestamp = Date.now();
if (message.ts != null) {
  timestamp = message.ts;
}

var measured = {};
if (message["values"] != null) {
  measured = message["values"];
}

var attributes = {};
if (message.attributes != null) {
  attributes = message.attributes;
}

var result = {
  deviceName: message.device,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: measured },
  attributes: attributes
};

return result;
`;

export const defaultUplink = { js, tbel };
