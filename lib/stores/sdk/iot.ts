export {
  CreateTopicRuleCommand,
  DeleteTopicRuleCommand,
  IoTClient,
  ReplaceTopicRuleCommand,
} from '@aws-sdk/client-iot';
