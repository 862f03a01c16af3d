import type { IoTClient, TopicRulePayload } from '@aws-sdk/client-iot';
import { Failure } from '../model/failure.ts';
import type { TopicRules } from '../model/ports.ts';

export interface TopicRuleNames {
  /** `arn:aws:lambda:<region>:<account>:function:`; a function's name follows. */
  functionArnPrefix: string;
  /** Where events go that the function could not take. */
  spillQueueUrl: string;
  /** Role that IoT Core assumes for sending there. */
  roleArn: string;
}

/** The only version whose functions we use; `newuuid()` and `encode()` are in it. */
const SQL_VERSION = '2016-03-23';

/**
 * How IoT Core may tell that a rule is not there. It hides missing rules behind `UnauthorizedException`; our role may
 * delete every rule of ours, so that is what it means here.
 */
const GONE = new Set(['ResourceNotFoundException', 'UnauthorizedException']);

/**
 * Topic rules of IoT Core, idempotent by name. An outage throws `unavailable`; what AWS refuses for good
 * (bad SQL, missing rights) throws `unsupported` with AWS's own words.
 */
export function createTopicRules(options: { iot: () => Promise<IoTClient>; names: TopicRuleNames }): TopicRules {
  return {
    async put({ name, sql, functionName }) {
      const { CreateTopicRuleCommand, ReplaceTopicRuleCommand } = await import('./sdk/iot.ts');
      const client = await options.iot();
      const rule = { ruleName: name, topicRulePayload: payloadOf(options.names, sql, functionName) };
      try {
        await client.send(new CreateTopicRuleCommand(rule));
      } catch (thrown) {
        if (nameOf(thrown) !== 'ResourceAlreadyExistsException') throw refused('CreateTopicRule', name, thrown);
        await client.send(new ReplaceTopicRuleCommand(rule)).catch((again: unknown) => {
          throw refused('ReplaceTopicRule', name, again);
        });
      }
    },
    async delete(name) {
      const { DeleteTopicRuleCommand } = await import('./sdk/iot.ts');
      const client = await options.iot();
      try {
        await client.send(new DeleteTopicRuleCommand({ ruleName: name }));
      } catch (thrown) {
        if (!GONE.has(nameOf(thrown))) throw refused('DeleteTopicRule', name, thrown);
      }
    },
  };
}

function payloadOf(names: TopicRuleNames, sql: string, functionName: string): TopicRulePayload {
  return {
    sql,
    awsIotSqlVersion: SQL_VERSION,
    ruleDisabled: false,
    actions: [{ lambda: { functionArn: names.functionArnPrefix + functionName } }],
    errorAction: { sqs: { queueUrl: names.spillQueueUrl, roleArn: names.roleArn, useBase64: false } },
  };
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : '';
}

/** Faults of AWS, throttling and lost connections may pass; anything else will be refused next time, too. */
function refused(operation: string, name: string, thrown: unknown): Failure {
  const status = (thrown as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  const passing = status === undefined || status >= 500 || status === 429 || /Throttl|Conflict/.test(nameOf(thrown));
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new Failure(passing ? 'unavailable' : 'unsupported', `${operation} of ${name} failed: ${message}`, {
    cause: thrown,
  });
}
