import { createHash } from 'node:crypto';

/** Names of Kinesis streams. */
export const STREAM_NAME = '^[A-Za-z0-9_.-]{1,128}$';

/**
 * The routing key by which the records of a stream find their integration. It is no secret: the key of a stream type opens
 * no door, only its function looks for it.
 */
export function streamRoutingKey(streamName: string): string {
  return `stream-${createHash('sha256').update(streamName).digest('base64url')}`;
}
