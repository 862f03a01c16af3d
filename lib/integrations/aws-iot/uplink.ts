import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import type { Uplink } from '../../model/uplink.ts';

/** What `clientid()` gives for messages that were published over HTTPS. */
const NO_CLIENT = 'n/a';

/**
 * One message of a topic rule. `newuuid()` is drawn once per evaluation of the rule and shared by all retries of its
 * action, so the arrival's id is the dedup key. Throws `bad-envelope` when the rule does not tell the topic.
 */
export function parse(arrival: Arrival): Uplink[] {
  const { topic } = arrival;
  if (topic === undefined || topic === '') {
    throw new Failure('bad-envelope', 'The rule did not tell the topic', {
      field: 'topic',
      fix: 'Let Tributary make the topic rule; a rule of your own must select topic() AS topic.',
    });
  }
  const clientId = arrival.clientId === NO_CLIENT ? undefined : arrival.clientId;
  return [
    {
      kind: 'uplink',
      dedupKey: arrival.id,
      time: arrival.receivedAt,
      deviceHint: clientId ?? topic,
      payload: arrival.body,
      payloadKind: 'binary',
      device: { bytes: arrival.body },
      networkKeys: { topic, ...(clientId === undefined ? {} : { clientId }) },
    },
  ];
}

const js = `// payload: the published bytes; metadata: topic, integrationName and the integration's own pairs
var message = JSON.parse(new TextDecoder().decode(new Uint8Array(payload)));
var levels = metadata.topic.split('/'); // such as greenhouse/sensor-7/telemetry
var ts = message.ts || Date.now();
delete message.ts;

return {
  deviceName: levels[levels.length - 2] || metadata.topic,
  deviceType: metadata.deviceType || 'default',
  telemetry: { ts: ts, values: message },
  attributes: { topic: metadata.topic }
};
`;

const tbel = `// payload: the published bytes; metadata: topic, integrationName and the integration's own pairs
var message = decodeToJson(payload);
var levels = metadata.topic.split("/"); // such as greenhouse/sensor-7/telemetry

var deviceName = metadata.topic;
if (levels.length > 1) {
  deviceName = levels[levels.length - 2];
}

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var timestamp = Date.now();
if (message.ts != null) {
  timestamp = message.ts;
}
message.remove("ts");

var result = {
  deviceName: deviceName,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: message },
  attributes: { topic: metadata.topic }
};

return result;
`;

export const defaultUplink = { js, tbel };
