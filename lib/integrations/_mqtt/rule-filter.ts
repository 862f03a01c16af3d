import { Failure } from '../../model/failure.ts';
import { FILTER_PATTERN, isTopicFilter } from './filter.ts';
import { MAX_TOPIC_BYTES } from './topic.ts';

/** The config field of every type whose messages a topic rule brings. */
export const topicFilterField = {
  label: 'Topic filter',
  type: 'text',
  pattern: FILTER_PATTERN,
  example: 'greenhouse/+/telemetry',
  help: 'Messages on matching topics are taken. + stands for one level, # at the end for all that follow.',
} as const;

/** The filter that the topic rule selects. Checked again here, because it ends up inside the rule's SQL. Throws `invalid`. */
export function topicFilter(config: { topicFilter: string }): string {
  const filter = config.topicFilter;
  if (isTopicFilter(filter) && Buffer.byteLength(filter) <= MAX_TOPIC_BYTES) return filter;
  throw new Failure('invalid', 'topicFilter is not a topic filter that a rule can select', {
    field: 'config.topicFilter',
    fix: 'Give a filter such as greenhouse/+/telemetry, without quotes and not starting with $.',
  });
}
