import { Aws, Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Construct } from 'constructs';
import { makeFunction } from '../functions.ts';
import { RIGHTS } from '../rights.ts';
import { ruleArn } from '../topic-rules.ts';
import type { TriggerContext } from './trigger.ts';

/**
 * Topic rules of IoT Core: a function `uplink-<type>` that any rule of this stack and type may call. The rules
 * themselves come and go with the integrations; `attach` makes them. One permission with a pattern covers them all,
 * for a function's policy has room for about fifty statements, and nobody needs the right to extend it.
 */
export function bind(scope: Construct, { house, types }: TriggerContext): void {
  for (const { type } of types) {
    const uplink = makeFunction(scope, house, {
      part: `uplink-${type}`,
      entry: 'uplink-iot',
      type,
      seconds: 30,
      rights: RIGHTS.uplink,
    });
    uplink.addPermission('TopicRules', {
      principal: new ServicePrincipal('iot.amazonaws.com'),
      sourceAccount: Aws.ACCOUNT_ID,
      sourceArn: ruleArn(scope, house.options.stack, type),
    });
    uplink.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(house.queues.spill.queue),
    });
  }
}
