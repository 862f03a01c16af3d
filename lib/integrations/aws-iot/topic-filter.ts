import { Failure } from '../../model/failure.ts';
import { isTopicFilter } from '../_mqtt/filter.ts';
import { MAX_TOPIC_BYTES } from '../_mqtt/topic.ts';

/** The filter that the topic rule selects. Checked again here, because it ends up inside the rule's SQL. Throws `invalid`. */
export function topicFilter(config: { topicFilter: string }): string {
  const filter = config.topicFilter;
  if (isTopicFilter(filter) && Buffer.byteLength(filter) <= MAX_TOPIC_BYTES) return filter;
  throw new Failure('invalid', 'topicFilter is not a topic filter that a rule can select', {
    field: 'config.topicFilter',
    fix: 'Give a filter such as greenhouse/+/telemetry, without quotes and not starting with $.',
  });
}
