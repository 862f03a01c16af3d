import { isIP } from 'node:net';
import { Failure } from '../model/failure.ts';

/** What `cdk deploy -c name=value` can say. */
export interface Options {
  /** Prefix of every physical name, and the name of the CloudFormation stack. */
  stack: string;
  telemetry: 'dynamodb' | 'timestream';
  /** Reserved concurrency by integration type. Empty by default: a reservation is a cap, and caps lose uplinks. */
  reserve: Map<string, number>;
  /** Public base URL when a custom domain stands in front of the API; null: the API's own. */
  url: string | null;
  /** ARN of an SNS topic that every alarm notifies; null: alarms only show their state. */
  alarmTopic: string | null;
  /** Private networks (CIDR) that downlinks may go to; empty: the public internet only. */
  openedNetworks: string[];
  /** ARNs of Kinesis streams that downlinks may be put into; empty: none. */
  downlinkStreams: string[];
  /** ARNs of Kinesis streams that uplinks are read from, each name once; empty: none. */
  uplinkStreams: string[];
}

/** Looks a context value up; `undefined` = not given. */
export type Context = (name: string) => unknown;

/**
 * The longest function name is `<stack>-uplink-<type>`; AWS ends at 64 characters, and 24 of them leave types room for 32.
 * A Timestream database, which bears the stack's name, has at least 3.
 */
const STACK = /^[A-Za-z][A-Za-z0-9-]{2,23}$/;

/**
 * Reads the deploy options out of CDK's context.
 *
 * @param context usually `name => app.node.tryGetContext(name)`
 * @param types the registered integration types, against which `reserve` is checked
 * @throws Failure `invalid` naming the option and what to write instead
 */
export function readOptions(context: Context, types: readonly string[]): Options {
  return {
    stack: stackName(context),
    telemetry: telemetry(context),
    reserve: reservations(context, types),
    url: url(context),
    alarmTopic: alarmTopic(context),
    openedNetworks: openedNetworks(context),
    downlinkStreams: streams(context, 'downlinkStreams'),
    uplinkStreams: uplinkStreams(context),
  };
}

/** An option as text; empty counts as not given. */
function text(context: Context, name: string): string | null {
  const value = context(name);
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return value.trim();
  throw invalid(name, `must be text, not ${JSON.stringify(value)}`, `Write it as text: -c ${name}=value.`);
}

function stackName(context: Context): string {
  const name = text(context, 'stack') ?? 'tributary';
  if (STACK.test(name)) return name;
  throw invalid('stack', `cannot be "${name}"`, 'Use 3 to 24 letters, digits and hyphens, a letter first.');
}

function telemetry(context: Context): Options['telemetry'] {
  const store = text(context, 'telemetry') ?? 'dynamodb';
  if (store === 'dynamodb' || store === 'timestream') return store;
  throw invalid('telemetry', `does not know "${store}"`, 'Use dynamodb or timestream.');
}

function reservations(context: Context, types: readonly string[]): Map<string, number> {
  const reserve = new Map<string, number>();
  for (const part of (text(context, 'reserve') ?? '').split(',').filter((one) => one.trim() !== '')) {
    const [type = '', count = '', ...rest] = part.split(':').map((one) => one.trim());
    if (!types.includes(type)) {
      throw invalid('reserve', `names the unknown type "${type}"`, `Known types: ${types.join(', ')}.`);
    }
    if (rest.length > 0 || !/^[1-9]\d{0,4}$/.test(count)) {
      throw invalid('reserve', `cannot read "${part.trim()}"`, 'Write type:count with a count from 1, such as ttn:20.');
    }
    if (reserve.has(type)) throw invalid('reserve', `names "${type}" twice`, 'Name each type once.');
    reserve.set(type, Number(count));
  }
  return reserve;
}

function url(context: Context): string | null {
  const value = text(context, 'url');
  if (value === null) return null;
  if (/^https:\/\/[^/\s?#]+$/.test(value)) return value;
  throw invalid('url', `cannot be "${value}"`, 'Give scheme and host only, such as https://iot.example.com.');
}

function alarmTopic(context: Context): string | null {
  const value = text(context, 'alarmTopic');
  if (value === null || /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(value)) return value;
  throw invalid('alarmTopic', `cannot be "${value}"`, 'Give the ARN of an SNS standard topic of this region.');
}

function openedNetworks(context: Context): string[] {
  const blocks = (text(context, 'openedNetworks') ?? '').split(/[\s,]+/).filter((one) => one !== '');
  for (const block of blocks) {
    const [address = '', prefix = '', ...rest] = block.split('/');
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    if (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits && rest.length === 0) continue;
    throw invalid('openedNetworks', `cannot read "${block}"`, 'Write CIDR blocks with commas: 10.1.0.0/16,fd00::/8.');
  }
  return blocks;
}

function streams(context: Context, name: string): string[] {
  const arns = (text(context, name) ?? '').split(/[\s,]+/).filter((one) => one !== '');
  for (const arn of arns) {
    if (/^arn:[a-z-]+:kinesis:[a-z0-9-]+:\d{12}:stream\/[\w.-]{1,128}$/.test(arn)) continue;
    throw invalid(name, `cannot read "${arn}"`, 'Write ARNs of Kinesis streams with commas.');
  }
  return arns;
}

/** Integrations name their stream without its account, so two of one name could not be told apart. */
function uplinkStreams(context: Context): string[] {
  const arns = streams(context, 'uplinkStreams');
  const names = arns.map((arn) => arn.split('/')[1]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return arns;
  throw invalid('uplinkStreams', `names "${twice}" twice`, 'Name each stream once; rename one that lies elsewhere.');
}

function invalid(name: string, what: string, fix: string): Failure {
  return new Failure('invalid', `Deploy option ${name} ${what}.`, { field: name, fix });
}
