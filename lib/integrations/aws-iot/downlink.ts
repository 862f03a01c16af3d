import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { DownlinkRequest } from '../../model/integration.ts';
import { matchesFilter } from '../_mqtt/filter.ts';
import { fillPattern } from '../_mqtt/pattern.ts';
import { checkTopic } from '../_mqtt/topic.ts';

export interface AwsIotDownlinkConfig {
  downlinkTopicPattern: string;
  downlinkTopicFilter?: string;
  qos: string;
}

/** AWS IoT Core takes payloads up to 128 KB. */
const MAX_PAYLOAD = 128 * 1024;

/**
 * One publish to the broker of the account, on the topic that the pattern and the converter's metadata give. `retain`
 * in the metadata keeps it for later subscribers. Throws `bad-output` for a topic that must not be published to.
 */
export function encode(encoded: EncodedDownlink, config: AwsIotDownlinkConfig): DownlinkRequest[] {
  const topic = checkTopic(fillPattern(config.downlinkTopicPattern, encoded.metadata));
  const allowed = config.downlinkTopicFilter;
  if (allowed !== undefined && !matchesFilter(allowed, topic)) {
    throw new Failure('bad-output', `Topic '${topic}' is not among the allowed downlink topics (${allowed})`, {
      field: 'metadata.topic',
      fix: 'Change the topic that the downlink converter returns, or downlinkTopicFilter of the integration.',
    });
  }
  const payload = downlinkBytes(encoded).body;
  if (payload.length > MAX_PAYLOAD) {
    throw new Failure('bad-output', `data is ${payload.length} bytes; the broker takes ${MAX_PAYLOAD}`, {
      field: 'data',
    });
  }
  const { retain } = encoded.metadata;
  return [
    { via: 'iot', topic, payload, qos: config.qos === '0' ? 0 : 1, retain: retain === true || retain === 'true' },
  ];
}

const js = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
return {
  contentType: 'JSON',
  data: JSON.stringify(msg),
  metadata: { topic: metadata.deviceType + '/' + metadata.deviceName + '/upload' }
};
`;

const tbel = `// msg: what is to be sent, such as the changed shared attributes; metadata: deviceName, deviceType, cs_, shared_, ss_ values
var result = {
  contentType: "JSON",
  data: JSON.stringify(msg),
  metadata: { topic: metadata.deviceType + "/" + metadata.deviceName + "/upload" }
};

return result;
`;

export const defaultDownlink = { js, tbel };
