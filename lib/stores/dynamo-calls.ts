import { inTime, type Sending } from './deadline.ts';
import type { Item } from './dynamo.ts';
import { outage, type Refusal, refusalOf } from './dynamo-errors.ts';
import { assertExpressions } from './expression-limits.ts';

/** One call to DynamoDB, for whoever counts. Units as DynamoDB reports them: indexes included. */
export interface DynamoCall {
  operation: string;
  table: string;
  readUnits: number;
  writeUnits: number;
}

export type Written = { done: true; item: Item | undefined } | { done: false; why: Refusal };

export interface WriteOptions {
  /** Refusals the caller deals with. A failed condition always is one, when there is a condition; others throw. */
  expect?: readonly Refusal[];
}

interface Asked {
  TableName: string | undefined;
  ConditionExpression?: string | undefined;
}

interface Answered {
  ConsumedCapacity?: unknown;
  Attributes?: Item | undefined;
}

type Run<T> = (sending: Sending) => Promise<T>;

/** Runs calls: guards their expressions, counts them, and turns errors into refusals or Failures. */
export function createCalls(onCall: ((call: DynamoCall) => void) | undefined) {
  async function counted<T extends Answered>(operation: string, table: string, kind: Kind, run: Run<T>) {
    const note = (units: number) => onCall?.({ operation, table, readUnits: 0, writeUnits: 0, [kind]: units });
    try {
      const answer = await inTime('stores', run);
      note(unitsOf(answer.ConsumedCapacity));
      return answer;
    } catch (thrown) {
      // A write whose condition fails is paid like one that succeeds.
      note(refusalOf(thrown) === 'condition' ? 1 : 0);
      throw thrown;
    }
  }

  return {
    async read<T extends Answered>(operation: string, input: Asked, run: Run<T>): Promise<T> {
      assertExpressions(input);
      try {
        return await counted(operation, input.TableName ?? '', 'readUnits', run);
      } catch (thrown) {
        throw outage(`${operation} on ${input.TableName}`, thrown);
      }
    },
    async write<T extends Answered>(
      operation: string,
      input: Asked,
      { expect = [] }: WriteOptions,
      run: Run<T>,
    ): Promise<Written> {
      assertExpressions(input);
      try {
        const answer = await counted(operation, input.TableName ?? '', 'writeUnits', run);
        return { done: true, item: answer.Attributes };
      } catch (thrown) {
        const why = refusalOf(thrown);
        const conditional = input.ConditionExpression !== undefined;
        if (why !== null && (why === 'condition' ? conditional : expect.includes(why))) return { done: false, why };
        throw outage(`${operation} on ${input.TableName}`, thrown);
      }
    },
  };
}

type Kind = 'readUnits' | 'writeUnits';

/** Units of an answer: one figure, or one per table for batches. */
function unitsOf(consumed: unknown): number {
  if (Array.isArray(consumed)) return consumed.reduce((sum: number, one) => sum + unitsOf(one), 0);
  return (consumed as { CapacityUnits?: number } | undefined)?.CapacityUnits ?? 0;
}
