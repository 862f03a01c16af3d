/** Why a topic filter is unusable, or null: `+` must be a whole level, `#` the whole last one. */
export function filterFault(filter: string): string | null {
  if (filter === '') return 'it is empty';
  const levels = filter.split('/');
  for (const [at, level] of levels.entries()) {
    if (level.includes('+') && level !== '+') return `+ must stand alone between slashes, not in "${level}"`;
    if (level.includes('#') && level !== '#') return `# must stand alone after the last slash, not in "${level}"`;
    if (level === '#' && at !== levels.length - 1) return '# must be the last level';
  }
  return null;
}

/**
 * Does a topic match a filter the way topic rules see it? Wildcards at the first level do not match topics that begin
 * with `$`; unlike in MQTT itself, `a/#` does not match `a` (AWS IoT developer guide, "Topic filters").
 */
export function matchesFilter(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && (filter.startsWith('+') || filter.startsWith('#'))) return false;
  const wanted = filter.split('/');
  const levels = topic.split('/');
  for (const [at, want] of wanted.entries()) {
    if (want === '#') return levels.length > at;
    if (at >= levels.length) return false;
    if (want !== '+' && want !== levels[at]) return false;
  }
  return wanted.length === levels.length;
}
