/** Region and account that everything on this machine pretends to live in. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

/** Prefix of every function's ARN. */
export const FUNCTION_ARN = `arn:aws:lambda:${REGION}:${ACCOUNT}:function:`;

/** Prefix of every topic rule's ARN. */
export const RULE_ARN = `arn:aws:iot:${REGION}:${ACCOUNT}:rule/`;

/** The role that topic rules name for their error action; nothing checks it here. */
export const RULE_ROLE = `arn:aws:iam::${ACCOUNT}:role/tributary-rule`;

export function queueArn(name: string): string {
  return `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
}
