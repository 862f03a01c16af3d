/** AWS's limits on every expression of a request; dynalite knows none of them. */
const LIMITS = { bytes: 4_096, operators: 300 } as const;

const EXPRESSIONS = [
  'UpdateExpression',
  'ConditionExpression',
  'FilterExpression',
  'KeyConditionExpression',
  'ProjectionExpression',
] as const;

/** Operators and functions, but not the `=` of SET: AWS counts two operators in `SET a = :b + :c + :d`. */
const OPERATORS = /\b(?:AND|OR|NOT|BETWEEN|IN)\b|<>|<=|>=|[<>=+-]|\b[a-z_]+\s*\(/gi;
const ASSIGNMENTS = /=/g;

/** What AWS would say about the expressions of a request, or null when they are within its limits. */
export function brokenLimit(input: { [key: string]: unknown }): string | null {
  for (const name of EXPRESSIONS) {
    const expression = input[name];
    if (typeof expression !== 'string') continue;
    const bytes = Buffer.byteLength(expression);
    if (bytes > LIMITS.bytes) {
      return `Invalid ${name}: Expression size has exceeded the maximum allowed size; expression size: ${bytes}`;
    }
    const operators = countOperators(name, expression);
    if (operators > LIMITS.operators) {
      return `Invalid ${name}: The expression contains too many operators; operator count: ${operators}`;
    }
  }
  return null;
}

function countOperators(name: (typeof EXPRESSIONS)[number], expression: string): number {
  const all = expression.match(OPERATORS)?.length ?? 0;
  return name === 'UpdateExpression' ? all - (expression.match(ASSIGNMENTS)?.length ?? 0) : all;
}
