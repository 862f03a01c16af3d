import { Failure } from '../../model/failure.ts';

/** AWS IoT Core's limit on a topic, in UTF-8 bytes. */
export const MAX_TOPIC_BYTES = 256;

/** AWS IoT Core counts at most seven slashes in a topic. */
const MAX_SLASHES = 7;

/**
 * Checks a topic that a converter's output led to, before anything is published to it. Throws `bad-output` with the
 * reason: reserved topics, wildcards, empty levels and over-long topics never leave the house.
 */
export function checkTopic(topic: string): string {
  const reason = whyNot(topic);
  if (reason === null) return topic;
  throw new Failure('bad-output', `Topic '${topic.slice(0, 100)}' ${reason}`, {
    field: 'metadata.topic',
    fix: 'Let the downlink converter return a plain topic such as greenhouse/sensor-7/downlink.',
  });
}

function whyNot(topic: string): string | null {
  if (topic === '') return 'is empty';
  if (topic.startsWith('$')) return 'starts with $, which the broker reserves';
  if (/[+#]/.test(topic)) return 'holds a wildcard (+ or #)';
  if (!topic.isWellFormed() || [...topic].some(isControl)) return 'holds a character that MQTT forbids';
  if (Buffer.byteLength(topic) > MAX_TOPIC_BYTES) return `is longer than ${MAX_TOPIC_BYTES} bytes`;
  const levels = topic.split('/');
  if (levels.includes('')) return 'has an empty level';
  return levels.length > MAX_SLASHES + 1 ? `has more than ${MAX_SLASHES} slashes` : null;
}

/** MQTT 3.1.1 section 1.5.3: U+0000 must not, control characters and U+FFFF should not occur. */
function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x20 || (code >= 0x7f && code <= 0x9f) || code === 0xffff;
}
