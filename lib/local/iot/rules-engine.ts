import { randomUUID } from 'node:crypto';
import type { JsonObject } from '../../model/json.ts';
import type { FunctionHost } from '../host.ts';
import { evaluateRule, type PublishedMessage } from './evaluate-rule.ts';
import type { RuleAction, RuleStore, RunnableRule } from './rule-store.ts';
import { matchesFilter } from './topic-filter.ts';
import { basicIngest } from './topic-limits.ts';

export interface RulesEngine {
  /** Resolves when every matching rule's actions are over: their events are handled or kept. Never rejects. */
  take(message: PublishedMessage): Promise<void>;
}

export interface EngineParts {
  rules: RuleStore;
  /** Null until the functions are there. */
  host: () => FunctionHost | null;
  /** Sends to a queue by URL; false when there is none. */
  sendTo: (queueUrl: string, body: string) => Promise<boolean>;
}

/** One action's failure as an error action is told of it. */
interface ActionFailure {
  failedAction: string;
  failedResource: string;
  errorMessage: string;
}

/** IoT Core's rules engine: which rules a message matches, and what their actions do. */
export function makeRulesEngine(parts: EngineParts): RulesEngine {
  return {
    take: async (message) => {
      const { rules, stripped } = matching(parts.rules, message);
      await Promise.all(rules.map((rule) => run(parts, rule, stripped)));
    },
  };
}

function matching(store: RuleStore, message: PublishedMessage): { rules: RunnableRule[]; stripped: PublishedMessage } {
  const direct = basicIngest(message.topic);
  const stripped = direct === null ? message : { ...message, topic: direct.topic };
  const candidates = store.active().filter((rule) => direct === null || rule.name === direct.rule);
  return { rules: candidates.filter((rule) => matchesFilter(rule.sql.filter, stripped.topic)), stripped };
}

async function run(parts: EngineParts, rule: RunnableRule, message: PublishedMessage): Promise<void> {
  let event: JsonObject | null;
  try {
    event = evaluateRule(rule.sql, message);
  } catch (error) {
    // As on AWS, a statement that does not fit the payload is logged and reaches no action, not even the error action.
    console.error(`topic rule ${rule.name}: ${error instanceof Error ? error.message : error}`);
    return;
  }
  if (event === null) return;
  const selected = event;
  const results = await Promise.all(rule.payload.actions.map((action) => act(parts, action, selected, message)));
  const failures = results.filter((failure) => failure !== null);
  if (failures.length > 0) await actOnError(parts, rule, message, failures);
}

async function act(
  parts: EngineParts,
  action: RuleAction,
  event: JsonObject,
  message: PublishedMessage,
): Promise<ActionFailure | null> {
  if (action.lambda !== undefined) {
    const { functionArn } = action.lambda;
    const host = parts.host();
    const part = host?.partOf(functionArn) ?? null;
    if (host === null || part === null || !host.has(part)) {
      return failure('LambdaAction', functionArn, message, 'Function not found');
    }
    await host.invokeLater(part, event);
    return null;
  }
  if (action.sqs === undefined) return null;
  const text = JSON.stringify(event);
  const body = action.sqs.useBase64 === true ? Buffer.from(text).toString('base64') : text;
  if (await parts.sendTo(action.sqs.queueUrl, body)) return null;
  return failure('SqsAction', action.sqs.queueUrl, message, 'The specified queue does not exist');
}

function failure(
  failedAction: string,
  failedResource: string,
  message: PublishedMessage,
  reason: string,
): ActionFailure {
  return { failedAction, failedResource, errorMessage: `${reason}. Message arrived on: ${message.topic}` };
}

/** Tells the error action, in AWS's form (IoT developer guide, "Error handling"). */
async function actOnError(
  parts: EngineParts,
  rule: RunnableRule,
  message: PublishedMessage,
  failures: ActionFailure[],
): Promise<void> {
  const told = {
    ruleName: rule.name,
    topic: message.topic,
    cloudwatchTraceId: randomUUID(),
    clientId: message.clientId,
    base64OriginalPayload: Buffer.from(message.payload).toString('base64'),
    failures: failures.map((one) => ({ ...one })),
  };
  const action = rule.payload.errorAction;
  const second = action === undefined ? failures[0] : await act(parts, action, told, message);
  if (second) console.error(`topic rule ${rule.name}: a message is lost: ${second.errorMessage}`);
}
