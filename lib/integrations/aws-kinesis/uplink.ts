import type { Arrival } from '../../model/arrival.ts';
import { Failure } from '../../model/failure.ts';
import type { Uplink } from '../../model/uplink.ts';
import { innerArrivals } from './take-apart.ts';

/**
 * One record of a stream, or all that a producer aggregated in it. Shard, sequence number and the place in an aggregated
 * record name each for good and are the arrival's id, so that is the dedup key.
 * Throws `bad-envelope` when nobody tells where the record lies, and for an aggregated one that cannot be read.
 */
export function parse(arrival: Arrival): Uplink[] {
  return innerArrivals(arrival).map(uplinkOf);
}

function uplinkOf({ id, receivedAt, body, streamRecord }: Arrival): Uplink {
  if (streamRecord === undefined) {
    throw new Failure('bad-envelope', 'Nobody told the shard of the record', {
      field: 'streamRecord',
      fix: 'Let the deploy option uplinkStreams make the event source mapping.',
    });
  }
  const { damage, ...place } = streamRecord;
  if (damage !== undefined) {
    throw new Failure('bad-envelope', damage, {
      fix: 'The checksum fits, so the producer wrote it like that; mend the producer.',
    });
  }
  return {
    kind: 'uplink',
    dedupKey: id,
    time: receivedAt,
    deviceHint: place.partitionKey,
    payload: body,
    payloadKind: 'binary',
    device: { bytes: body },
    networkKeys: { ...place },
  };
}

const js = `// payload: the bytes of the record; metadata: partitionKey, shardId, sequenceNumber, integrationName and the integration's own pairs
var message = JSON.parse(new TextDecoder().decode(new Uint8Array(payload)));
var deviceName = message.deviceName || metadata.partitionKey;
var ts = message.ts || Date.now(); // when the stream took the record
delete message.deviceName;
delete message.ts;

return {
  deviceName: deviceName,
  deviceType: metadata.deviceType || 'default',
  telemetry: { ts: ts, values: message },
  attributes: { partitionKey: metadata.partitionKey }
};
`;

const tbel = `// payload: the bytes of the record; metadata: partitionKey, shardId, sequenceNumber, integrationName and the integration's own pairs
var message = decodeToJson(payload);

var deviceName = metadata.partitionKey;
if (message.deviceName != null) {
  deviceName = message.deviceName;
}

var deviceType = "default";
if (metadata.deviceType != null) {
  deviceType = metadata.deviceType;
}

var timestamp = Date.now(); // when the stream took the record
if (message.ts != null) {
  timestamp = message.ts;
}
message.remove("deviceName");
message.remove("ts");

var result = {
  deviceName: deviceName,
  deviceType: deviceType,
  telemetry: { ts: timestamp, values: message },
  attributes: { partitionKey: metadata.partitionKey }
};

return result;
`;

export const defaultUplink = { js, tbel };
