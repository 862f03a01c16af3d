import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { TABLES, type TableName, tableName } from '../../model/tables.ts';
import type { Fault, FaultPlan } from '../faults.ts';
import { closeServer, listen, readBody } from '../loopback.ts';
import { callCounted } from './capacity.ts';
import { type Answer, type Engine, openEngine } from './engine.ts';
import { type Expiry, makeExpiry, type TtlSpecification } from './expiry.ts';
import { brokenLimit } from './expression-limits.ts';
import { createTables, schemaReader, type TableSchema, TTL_SPECIFICATION } from './schemas.ts';

/** One request as AWS would count and bill it. */
export interface Watched {
  operation: string;
  tables: string[];
  status: number;
  /** Consumed capacity, indexes included. */
  units: number;
}

export interface DynamoFront {
  url: string;
  /** Asked before each request; undefined = let it pass. */
  fault: FaultPlan | undefined;
  /** Told about each request. While it is set, consumed capacity is counted for every request. */
  watch: ((call: Watched) => void) | undefined;
  /** Deletes what has expired by `now` (epoch ms); answers how many items went. */
  sweepExpired(now: number): Promise<number>;
  close(): Promise<void>;
}

export interface DynamoOptions {
  /** Folder of the store; in memory when absent. */
  path?: string;
  stack: string;
  /** Pause between sweeps of expired items, ms. AWS promises no better than a few days. */
  sweepEvery?: number;
}

/** DynamoDB on this machine: dynalite behind a front that adds what dynalite lacks and enforces what it forgives. */
export async function startDynamo({ path, stack, sweepEvery = 10 * 60_000 }: DynamoOptions): Promise<DynamoFront> {
  const engine = await openEngine(path);
  await createTables(engine, stack);
  const schemaOf = schemaReader(engine);
  const expiry = makeExpiry(engine, schemaOf);
  for (const table of Object.keys(TABLES) as TableName[]) expiry.set(tableName(stack, table), TTL_SPECIFICATION);
  const server = createServer((request, response) => {
    serve({ engine, schemaOf, expiry, front }, request, response).catch(() => response.destroy());
  });
  const port = await listen(server);
  const timer = setInterval(() => void expiry.sweep(Date.now()).catch(() => {}), sweepEvery);
  const front: DynamoFront = {
    url: `http://127.0.0.1:${port}`,
    fault: undefined,
    watch: undefined,
    sweepExpired: (now) => expiry.sweep(now),
    close: async () => {
      clearInterval(timer);
      await closeServer(server);
      await engine.close();
    },
  };
  return front;
}

interface Parts {
  engine: Engine;
  schemaOf: (table: string) => Promise<TableSchema | null>;
  expiry: Expiry;
  front: DynamoFront;
}

async function serve(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
  const body = (await readBody(request)).toString();
  const input = parse(body);
  const tables = tablesOf(input);
  const fault = faultOf(parts.front, operation, tables);
  if (fault === 'timeout') return;
  if (fault === 'reset') return void request.socket.destroy();
  const answer = FAULTS[fault ?? ''] ?? (await answerTo(parts, operation, input, tables));
  if (fault === 'lost') return void request.socket.destroy();
  response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0', ...answer.headers });
  response.end(answer.body);
}

async function answerTo(parts: Parts, operation: string, input: Input, tables: string[]): Promise<Answer> {
  const { engine, schemaOf, front } = parts;
  if (operation === 'UpdateTimeToLive' || operation === 'DescribeTimeToLive') return answerTtl(parts, operation, input);
  const broken = brokenLimit(input);
  if (broken !== null) return refusal('ValidationException', broken);
  const asked = input['ReturnConsumedCapacity'];
  if (front.watch === undefined && asked !== 'TOTAL' && asked !== 'INDEXES') {
    return engine.call(operation, JSON.stringify(input));
  }
  const { answer, consumed } = await callCounted(engine, schemaOf, operation, input);
  const units = consumed.reduce((sum, one) => sum + one.CapacityUnits, 0);
  front.watch?.({ operation, tables, status: answer.status, units });
  return answer;
}

async function answerTtl({ schemaOf, expiry }: Parts, operation: string, input: Input): Promise<Answer> {
  const table = String(input['TableName']);
  if ((await schemaOf(table)) === null) return refusal('ResourceNotFoundException', `Table: ${table} not found`);
  if (operation === 'DescribeTimeToLive') return ok(expiry.describe(table));
  const specification = input['TimeToLiveSpecification'] as TtlSpecification;
  expiry.set(table, specification);
  return ok({ TimeToLiveSpecification: specification });
}

type Input = { [key: string]: unknown };

function parse(body: string): Input {
  try {
    return JSON.parse(body) as Input;
  } catch {
    return {};
  }
}

function tablesOf(input: Input): string[] {
  if (typeof input['TableName'] === 'string') return [input['TableName']];
  return Object.keys((input['RequestItems'] ?? {}) as object);
}

function faultOf(front: DynamoFront, operation: string, tables: string[]): Fault | undefined {
  if (front.fault === undefined) return undefined;
  for (const table of tables.length === 0 ? [''] : tables) {
    const fault = front.fault(operation, table);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function ok(body: object): Answer {
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

function refusal(type: string, message: string, status = 400): Answer {
  const __type = `com.amazonaws.dynamodb.v20120810#${type}`;
  return { status, headers: {}, body: JSON.stringify({ __type, message }) };
}

const FAULTS: { [fault: string]: Answer } = {
  throttle: refusal('ProvisionedThroughputExceededException', 'Throughput exceeds the current capacity of the table.'),
  '500': refusal('InternalServerError', 'Internal server error', 500),
};
