/**
 * A topic filter that can stand in a rule's SQL: `+` and `#` as whole levels, `#` last, no `$…` topics, and none of
 * the characters (quotes, backslash, control characters) that would end or escape the SQL's string.
 */
export const FILTER_PATTERN =
  '(?!\\$)(?=.{1,256}$)(?:(?:\\+|[^+#/\'"\\\\\\x00-\\x1f]*)/)*(?:\\+|#|[^+#/\'"\\\\\\x00-\\x1f]*)';

const FILTER = new RegExp(`^(?:${FILTER_PATTERN})$`, 'u');

export function isTopicFilter(text: string): boolean {
  return FILTER.test(text);
}

/** MQTT 3.1.1 section 4.7: whether a topic is selected by a filter. `a/#` also selects `a`. */
export function matchesFilter(filter: string, topic: string): boolean {
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [depth, level] of wanted.entries()) {
    if (level === '#') return true;
    if (depth >= levels.length || (level !== '+' && level !== levels[depth])) return false;
  }
  return wanted.length === levels.length;
}
