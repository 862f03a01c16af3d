import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AwsRefusal } from '../aws-refusal.ts';
import { parseRuleSql, type RuleSql } from './rule-sql.ts';
import { SqlRefused } from './sql-tokens.ts';

/** The actions a rule can have here. */
export interface RuleAction {
  lambda?: { functionArn: string };
  sqs?: { queueUrl: string; roleArn: string; useBase64?: boolean };
}

/** A rule as CreateTopicRule and ReplaceTopicRule send it. */
export interface RulePayload {
  sql: string;
  actions: RuleAction[];
  description?: string;
  ruleDisabled?: boolean;
  awsIotSqlVersion?: string;
  errorAction?: RuleAction;
}

export interface StoredRule {
  name: string;
  /** Epoch seconds, as AWS gives it. */
  createdAt: number;
  payload: RulePayload;
}

export interface RunnableRule extends StoredRule {
  sql: RuleSql;
}

/** The SQL version whose functions run here. */
const SQL_VERSION = '2016-03-23';

export interface RuleStore {
  /** Stores a rule; refuses what could not run, as AWS refuses what it cannot parse. */
  put(name: string, payload: RulePayload): Promise<void>;
  get(name: string): RunnableRule | undefined;
  delete(name: string): Promise<void>;
  /** Enabled rules. */
  active(): RunnableRule[];
}

/** Topic rules, kept in one JSON file. */
export async function openRuleStore(file: string): Promise<RuleStore> {
  const rules = new Map<string, RunnableRule>();
  for (const rule of await readRules(file)) rules.set(rule.name, { ...rule, sql: parseRuleSql(rule.payload.sql) });
  let saving = Promise.resolve();
  const save = () => {
    const stored = [...rules.values()].map(({ sql: _parsed, ...rule }) => rule);
    saving = saving.then(() => writeRules(file, stored));
    return saving;
  };
  return {
    put: async (name, payload) => {
      const sql = check(name, payload);
      const createdAt = rules.get(name)?.createdAt ?? Math.floor(Date.now() / 1_000);
      rules.set(name, { name, createdAt, payload, sql });
      await save();
    },
    get: (name) => rules.get(name),
    delete: async (name) => {
      if (rules.delete(name)) await save();
    },
    active: () => [...rules.values()].filter((rule) => rule.payload.ruleDisabled !== true),
  };
}

function check(name: string, payload: RulePayload): RuleSql {
  if (!/^[A-Za-z0-9_]{1,128}$/.test(name)) throw invalid('a rule name has letters, digits and _ only, at most 128');
  if (typeof payload.sql !== 'string') throw invalid('the rule has no sql');
  if (!Array.isArray(payload.actions)) throw invalid('the rule has no actions');
  if (payload.awsIotSqlVersion !== SQL_VERSION) {
    throw invalid(`state awsIotSqlVersion ${SQL_VERSION}: without it AWS takes an older one`);
  }
  for (const action of [...payload.actions, ...(payload.errorAction === undefined ? [] : [payload.errorAction])]) {
    const kinds = Object.keys(action);
    if (kinds.length !== 1 || (action.lambda === undefined && action.sqs === undefined)) {
      throw invalid(`only lambda and sqs actions run on this machine, not ${kinds.join(', ') || 'an empty one'}`);
    }
  }
  try {
    return parseRuleSql(payload.sql);
  } catch (error) {
    if (error instanceof SqlRefused) throw new AwsRefusal(400, 'SqlParseException', `${error.message}: ${payload.sql}`);
    throw error;
  }
}

function invalid(message: string): AwsRefusal {
  return new AwsRefusal(400, 'InvalidRequestException', message);
}

async function readRules(file: string): Promise<StoredRule[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StoredRule[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Written beside and renamed over, so that a killed process leaves the old file or the new one. */
async function writeRules(file: string, rules: StoredRule[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(rules, null, 2));
  await rename(`${file}.new`, file);
}
