import { defineIntegration } from '../../model/integration.ts';
import { FILTER_PATTERN } from '../_mqtt/filter.ts';
import { topicFilter, topicFilterField } from '../_mqtt/rule-filter.ts';
import { defaultDownlink, encode } from './downlink.ts';
import { defaultUplink, parse } from './uplink.ts';

export default defineIntegration({
  type: 'aws-iot',
  label: 'AWS IoT Core',
  about: 'Devices that publish to AWS IoT Core of this account: a topic rule brings their messages in.',
  trigger: 'iot',
  fields: {
    topicFilter: topicFilterField,
    downlinkTopicPattern: {
      label: 'Downlink topic pattern',
      type: 'text',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder is the operator's, filled for each downlink
      default: '${topic}',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: shows how placeholders are written
      help: 'Topic of downlinks. Each ${key} is filled from the metadata that the downlink converter returns.',
    },
    downlinkTopicFilter: {
      label: 'Allowed downlink topics',
      type: 'text',
      pattern: FILTER_PATTERN,
      optional: true,
      example: 'greenhouse/+/downlink',
      help: 'Downlinks to topics that this filter does not select are refused. Empty: any topic.',
    },
    qos: {
      label: 'Downlink QoS',
      type: 'choice',
      choices: ['0', '1'],
      default: '1',
      help: 'Quality of service of downlinks. AWS IoT Core has no QoS 2.',
    },
  },
  parse,
  topicFilter,
  typedKeys: {
    topic: { about: 'Topic the message was published to', example: 'greenhouse/sensor-7/telemetry' },
    clientId: {
      about: 'MQTT client id of the publisher; absent for messages published over HTTPS',
      example: 'sensor-7',
    },
  },
  defaultScripts: { uplink: defaultUplink, downlink: defaultDownlink },
  downlink: { mode: 'push', encode },
});
