import { randomUUID } from 'node:crypto';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Comparison, Condition, Expression, RuleSql } from './rule-sql.ts';

/** A message as the rules engine sees it. */
export interface PublishedMessage {
  /** Without a Basic Ingest prefix. */
  topic: string;
  payload: Uint8Array;
  /** `n/a` when it did not come over MQTT, as AWS has it. */
  clientId: string;
  principal: string;
  /** Epoch ms at the broker. */
  at: number;
}

/** Thrown when `SELECT *` meets a payload that is not a JSON object. */
export class NotAnObject extends Error {}

/** The object that goes to the actions, or null when WHERE says no. Undefined columns are left out, as on AWS. */
export function evaluateRule(rule: RuleSql, message: PublishedMessage): JsonObject | null {
  if (rule.where !== null && !holds(rule.where, message)) return null;
  const selected: JsonObject = rule.all ? { ...payloadObject(message) } : {};
  for (const { name, expression } of rule.columns) {
    const value = valueFor(expression, message);
    if (value !== undefined) selected[name] = value;
  }
  return selected;
}

function payloadObject(message: PublishedMessage): JsonObject {
  try {
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(message.payload));
    if (isJsonObject(payload)) return payload;
  } catch {
    // Told below, in one sentence for both.
  }
  throw new NotAnObject('SELECT * needs a JSON object as payload');
}

function valueFor(expression: Expression, message: PublishedMessage): Json | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'topic':
      return expression.level === undefined ? message.topic : message.topic.split('/')[expression.level - 1];
    case 'clientid':
      return message.clientId;
    case 'timestamp':
      return message.at;
    case 'principal':
      return message.principal;
    case 'newuuid':
      return randomUUID();
    case 'encode':
      return Buffer.from(message.payload).toString('base64');
  }
}

function holds(condition: Condition, message: PublishedMessage): boolean {
  if (!('parts' in condition)) return compare(condition, message);
  const test = (part: Condition) => holds(part, message);
  return condition.kind === 'and' ? condition.parts.every(test) : condition.parts.some(test);
}

function compare({ kind, left, right }: Comparison, message: PublishedMessage): boolean {
  const one = valueFor(left, message);
  const other = valueFor(right, message);
  if (kind === '=') return one === other;
  if (kind === '<>') return one !== other;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return kind === 'startswith' ? one.startsWith(other) : one.endsWith(other);
}
