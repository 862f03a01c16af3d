/**
 * DynamoDB's limits on expressions (developer guide, "Service, account, and table quotas"). Local stand-ins do not
 * enforce them, so we do: an expression that would fail on AWS fails here too.
 */
export const MAX_EXPRESSION_BYTES = 4_096;
export const MAX_OPERATORS = 300;

/** Map keys written by one UpdateItem: 50 of them stay well inside both limits. */
export const KEYS_PER_EXPRESSION = 50;

const OPERATOR = /<>|<=|>=|[=<>+-]|\b(?:AND|OR|NOT|BETWEEN|IN)\b|[a-z_]+(?=\s*\()/g;

const EXPRESSIONS = [
  'UpdateExpression',
  'ConditionExpression',
  'KeyConditionExpression',
  'FilterExpression',
  'ProjectionExpression',
] as const;

type Expressions = { [name in (typeof EXPRESSIONS)[number]]?: string | undefined };

/** Throws a RangeError, a bug of the caller, when an expression is longer or busier than AWS allows. */
export function assertExpressions(input: Expressions): void {
  for (const name of EXPRESSIONS) {
    const text = input[name];
    if (text === undefined) continue;
    const bytes = Buffer.byteLength(text, 'utf8');
    if (bytes > MAX_EXPRESSION_BYTES) {
      throw new RangeError(`${name} has ${bytes} bytes; DynamoDB allows ${MAX_EXPRESSION_BYTES}`);
    }
    const operators = text.match(OPERATOR)?.length ?? 0;
    if (operators > MAX_OPERATORS) {
      throw new RangeError(`${name} has ${operators} operators and functions; DynamoDB allows ${MAX_OPERATORS}`);
    }
  }
}
