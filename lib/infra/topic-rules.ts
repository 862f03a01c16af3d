import { Aws, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { ruleName } from '../model/tables.ts';
import { allow } from './grant.ts';
import type { TopicRules } from './house.ts';

/** Pattern of all topic rules of one integration type: `…:rule/<stack>_<type>_*`. */
export function ruleArn(scope: Construct, stack: string, type: string): string {
  return Stack.of(scope).formatArn({ service: 'iot', resource: 'rule', resourceName: rulePattern(stack, type) });
}

function rulePattern(stack: string, type: string): string {
  return ruleName(stack, type, '*');
}

/**
 * The role topic rules take on for their error action. IoT Core may assume it only on behalf of rules that carry
 * the names of this stack, and all it can do is to write into the spill queue.
 */
export function makeTopicRules(scope: Construct, stack: string, types: readonly string[], spill: Queue): TopicRules {
  const arns = types.map((type) => ruleArn(scope, stack, type));
  const role = new Role(scope, 'TopicRuleRole', {
    description: `Error action of the topic rules of ${stack}: what no Lambda took goes to the spill queue`,
    assumedBy: new ServicePrincipal('iot.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
        ...(arns.length === 0 ? {} : { ArnLike: { 'aws:SourceArn': arns } }),
      },
    }),
  });
  allow(role, ['sqs:SendMessage'], [spill.queueArn]);
  return { role, arns, patterns: types.map((type) => rulePattern(stack, type)) };
}
