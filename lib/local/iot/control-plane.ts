import { RULE_ARN } from '../arns.ts';
import { AwsRefusal } from '../aws-refusal.ts';
import type { RulePayload, RuleStore } from './rule-store.ts';

/**
 * `POST|PATCH|GET|DELETE /rules/{ruleName}`: CreateTopicRule, ReplaceTopicRule, GetTopicRule, DeleteTopicRule. Answers the
 * body of the 200, null for none. As on AWS, reading a rule that does not exist is told as UnauthorizedException.
 */
export async function manageRule(rules: RuleStore, method: string, path: string, body: Buffer): Promise<object | null> {
  const name = decodeURIComponent(path.slice('/rules/'.length));
  const known = rules.get(name);
  if (method === 'POST') {
    if (known !== undefined) {
      throw new AwsRefusal(409, 'ResourceAlreadyExistsException', `Rule ${name} already exists`, {
        resourceArn: RULE_ARN + name,
      });
    }
    await rules.put(name, payloadOf(body));
    return null;
  }
  if (method === 'DELETE') {
    await rules.delete(name);
    return null;
  }
  if (known === undefined) {
    throw new AwsRefusal(401, 'UnauthorizedException', `Access to topic rule '${name}' was denied`);
  }
  if (method === 'PATCH') await rules.put(name, payloadOf(body));
  else if (method === 'GET') {
    const { payload, createdAt } = known;
    return { ruleArn: RULE_ARN + name, rule: { ruleName: name, createdAt, ruleDisabled: false, ...payload } };
  } else throw new AwsRefusal(404, 'UnknownOperationException', `${method} /rules does not run here`);
  return null;
}

function payloadOf(body: Buffer): RulePayload {
  try {
    const payload = JSON.parse(body.toString()) as RulePayload;
    if (typeof payload === 'object' && payload !== null) return payload;
  } catch {
    // Refused below.
  }
  throw new AwsRefusal(400, 'InvalidRequestException', 'the rule is not a JSON object');
}
