/** IoT Core's limits on a published message; aedes is more generous. */
const MAX_TOPIC_BYTES = 256;
const MAX_SLASHES = 7;
export const MAX_PAYLOAD = 128 * 1024;

/** Why IoT Core would not take this topic, or null. A Basic Ingest prefix does not count. */
export function topicFault(topic: string): string | null {
  const counted = basicIngest(topic)?.topic ?? topic;
  if (counted === '') return 'the topic is empty';
  if (['+', '#', '\0'].some((one) => counted.includes(one)))
    return 'a topic to publish on has no wildcards and no null character';
  if (Buffer.byteLength(counted) > MAX_TOPIC_BYTES) return `the topic is longer than ${MAX_TOPIC_BYTES} bytes`;
  if (counted.split('/').length - 1 > MAX_SLASHES) return `the topic has more than ${MAX_SLASHES} slashes`;
  return null;
}

/** `$aws/rules/<rule>/<topic>` goes to one rule, past the broker; null for every other topic. */
export function basicIngest(topic: string): { rule: string; topic: string } | null {
  const match = /^\$aws\/rules\/([^/]+)\/(.+)$/s.exec(topic);
  const [, rule, rest] = match ?? [];
  return rule === undefined || rest === undefined ? null : { rule, topic: rest };
}
