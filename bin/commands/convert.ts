import { Buffer, isUtf8 } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { encodedDownlinksOf, readingsOf } from '../../lib/converters/contracts/thingsboard-output.ts';
import { openEngine } from '../../lib/converters/engine.ts';
import { makeVersion } from '../../lib/converters/version.ts';
import { warningsOf } from '../../lib/converters/warnings.ts';
import { Failure } from '../../lib/model/failure.ts';
import type { Json } from '../../lib/model/json.ts';
import { type Command, UsageError } from '../command.ts';
import { fileNamed } from '../file-named.ts';

const convert: Command = {
  name: 'convert',
  about: 'Runs one converter on one payload and prints what it returned.',
  usage: `Usage: tributary convert <script.js|script.tbel> --payload <file|-> [options]

  --payload file      the payload, - for stdin; for a downlink its message as JSON
  --text, --binary    how an uplink payload reaches the script: UTF-16 code units or bytes;
                      without either, valid UTF-8 counts as text
  --metadata k=v      a pair of metadata; may be repeated
  --kind downlink     runs a downlink converter (msg, metadata, msgType, integrationMetadata)
  --msg-type text     msgType of a downlink, default ATTRIBUTES_UPDATED
  --reading           prints what would be stored or sent instead of the raw result

The result goes to stdout as JSON, the script's log and the compiler's warnings to stderr. Exit code: 1 = the script
failed, 2 = wrongly asked, such as with a file that cannot be read.`,
  run,
};

export default convert;

const OPTIONS = {
  payload: { type: 'string' },
  text: { type: 'boolean', default: false },
  binary: { type: 'boolean', default: false },
  metadata: { type: 'string', multiple: true, default: [] as string[] },
  kind: { type: 'string', default: 'uplink' },
  'msg-type': { type: 'string', default: 'ATTRIBUTES_UPDATED' },
  reading: { type: 'boolean', default: false },
} as const;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('Give exactly one script.');
  if (values.payload === undefined) throw new UsageError('Give a payload: --payload <file>, or --payload - for stdin.');
  if (values.text && values.binary) throw new UsageError('Give either --text or --binary.');
  const kind = values.kind;
  if (kind !== 'uplink' && kind !== 'downlink') throw new UsageError(`--kind is uplink or downlink, not ${kind}.`);
  const language = path.endsWith('.tbel') ? 'tbel' : 'js';
  const script = (await fileNamed(path)).toString('utf8');
  const version = makeVersion({ kind, contract: 'thingsboard', language, script, form: {} });
  for (const { line, column, message } of warningsOf(version)) {
    process.stderr.write(`warning (line ${line}, column ${column}): ${message}\n`);
  }
  const payload = values.payload === '-' ? await buffer(process.stdin) : await fileNamed(values.payload);
  const metadata = pairs(values.metadata);
  const now = Date.now();
  const engine = await openEngine();
  try {
    if (kind === 'downlink') {
      const message = { msg: messageOf(payload), msgType: values['msg-type'] };
      const answer = engine.runDownlink(version, { ...message, metadata, integrationMetadata: {}, now });
      return print(answer.logs, values.reading ? encodedDownlinksOf(answer.output) : answer.output);
    }
    const payloadKind = values.binary || (!values.text && !isUtf8(payload)) ? 'binary' : 'text';
    const answer = engine.runUplink(version, { payload, payloadKind, metadata, now });
    return print(answer.logs, values.reading ? readingsOf(answer.output, now) : answer.output);
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown;
    return complain(thrown);
  } finally {
    engine.close();
  }
}

function pairs(given: string[]): Record<string, string> {
  const entries = given.map((pair) => {
    const [, key, value] = pair.match(/^([^=]+)=(.*)$/s) ?? [];
    if (key === undefined || value === undefined) throw new UsageError(`--metadata takes key=value, not ${pair}.`);
    return [key, value];
  });
  return Object.fromEntries(entries);
}

function messageOf(payload: Uint8Array): Json {
  try {
    return JSON.parse(Buffer.from(payload).toString('utf8')) as Json;
  } catch (cause) {
    throw new UsageError(`A downlink's message is JSON: ${(cause as Error).message}`);
  }
}

function print(logs: string[], result: unknown): number {
  printLogs(logs);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  return 0;
}

function printLogs(logs: string[]): void {
  for (const line of logs) process.stderr.write(`log: ${line}\n`);
}

function complain({ code, message, detail }: Failure): number {
  printLogs(detail.logs ?? []);
  const { line, column, field, fix } = detail;
  const place = line === undefined ? '' : ` (line ${line}${column === undefined ? '' : `, column ${column}`})`;
  process.stderr.write(`${code}${place}: ${message}\n`);
  if (fix !== undefined) process.stderr.write(`${fix}\n`);
  if (field !== undefined && !message.startsWith(field)) process.stderr.write(`at ${field}\n`);
  return 1;
}
