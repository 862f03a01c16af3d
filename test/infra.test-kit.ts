import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import type { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readOptions } from '../lib/infra/options.ts';
import { PlatformStack } from '../lib/infra/platform-stack.ts';
import type { DeployedType } from '../lib/infra/triggers.ts';
import type { Json } from '../lib/model/json.ts';

/** Some types of every trigger kind, so that the tests do not hang on the registry. */
export const TYPES: readonly DeployedType[] = [
  { type: 'http', trigger: 'http' },
  { type: 'chirpstack', trigger: 'http' },
  { type: 'sigfox', trigger: 'http', methods: ['GET', 'POST'] },
  { type: 'aws-iot', trigger: 'iot' },
  { type: 'aws-kinesis', trigger: 'stream' },
];

/** Our feature flags: the template must be the one `cdk deploy` would make. */
const FLAGS = (JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: Record<string, unknown> }).context;

/** Stands for every bundle: these tests look at the template. */
const NO_CODE = Code.fromInline('export const handler = () => null');

/** Makes the platform's stack with these deploy options; cdk-nag looks at it when `nag` is set. */
export function platform(
  context: Record<string, string> = {},
  types: readonly DeployedType[] = TYPES,
  nag = false,
): { app: App; stack: PlatformStack } {
  const app = new App({ context: { ...FLAGS, ...context } });
  const names = types.map((type) => type.type);
  const options = readOptions((name) => app.node.tryGetContext(name), names);
  const stack = new PlatformStack(app, { options, types, code: () => NO_CODE });
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, stack };
}

export interface Resource {
  id: string;
  properties: { [name: string]: Json };
  deletionPolicy: string | undefined;
}

/** All resources of a CloudFormation type, without its `AWS::`. */
export function resources(template: Template, type: string): Resource[] {
  return Object.entries(template.findResources(`AWS::${type}`)).map(([id, resource]) => ({
    id,
    properties: resource['Properties'] as Resource['properties'],
    deletionPolicy: resource['DeletionPolicy'] as string | undefined,
  }));
}

/** A value of the template as one text: `Ref` and `GetAtt` become `<name>`, joins are joined. */
export function flat(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(flat).join(',');
  const join = value['Fn::Join'];
  if (Array.isArray(join) && Array.isArray(join[1])) return join[1].map(flat).join(String(join[0]));
  const attribute = value['Fn::GetAtt'];
  if (Array.isArray(attribute)) return `<${attribute.map(String).join('.')}>`;
  if (typeof value['Ref'] === 'string') return `<${value['Ref']}>`;
  return JSON.stringify(value);
}

export interface Statement {
  effect: string;
  actions: string[];
  resources: string[];
  conditions: Json;
}

/** Statements of all inline policies of a role. */
export function statementsOf(template: Template, roleId: string): Statement[] {
  return resources(template, 'IAM::Policy')
    .filter(({ properties }) => flat(properties['Roles']) === `<${roleId}>`)
    .flatMap(({ properties }) => statements(properties['PolicyDocument']));
}

/** The statements of a policy document. */
export function statements(document: Json | undefined): Statement[] {
  const { Statement } = document as { Statement: { [name: string]: Json }[] };
  return Statement.map((one) => ({
    effect: String(one['Effect']),
    actions: list(one['Action']).map(flat),
    resources: list(one['Resource']).map(flat),
    conditions: one['Condition'] ?? null,
  }));
}

function list(value: Json | undefined): Json[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The one function of this name, with its role's statements. */
export function functionOf(template: Template, name: string) {
  const found = resources(template, 'Lambda::Function').filter(({ properties }) => properties['FunctionName'] === name);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} functions are called ${name}`);
  const role = flat(only.properties['Role']).replace(/^<(.*)\.Arn>$/, '$1');
  return { ...only, role, statements: statementsOf(template, role) };
}
