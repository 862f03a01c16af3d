import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkCodec, type Libraries } from '../codecs/check.ts';
import { isWell, lines, markdown, pasted, summary } from '../codecs/report.ts';
import { type Command, UsageError } from '../command.ts';
import { codecFiles } from '../generate/codec-folders.ts';
import { ROOT } from '../generate.ts';

const verifyCodecs: Command = {
  name: 'verify-codecs',
  about: 'Holds our own codecs against what other libraries make of the same payloads.',
  usage: `Usage: tributary verify-codecs [--thingsboard folder] [--chirpstack folder] [--filter text] [--json] [--into file]

  --thingsboard folder  ThingsBoard's data converters (the folder with VENDORS)
  --chirpstack folder   ChirpStack's device profiles (the folder with vendors); both may be given more than once,
                        such as for the branches of a library
  --filter text         only codecs whose id contains the text
  --json                one JSON object per codec on stdout
  --into file           writes the table of codecs between the two marks of a document, as docs/conformance.md has them

Compared are the keys that both have; numbers to nine digits. A difference that is known stands in the codec's own file,
under "known", with its reason.

Exit code: 0 = no difference without a reason, 1 = some, or no payloads at all.`,
  run,
};

export default verifyCodecs;

const OPTIONS = {
  thingsboard: { type: 'string', multiple: true, default: [] as string[] },
  chirpstack: { type: 'string', multiple: true, default: [] as string[] },
  filter: { type: 'string', default: '' },
  json: { type: 'boolean', default: false },
  into: { type: 'string' },
} as const;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  const libraries: Libraries = {
    thingsboard: values.thingsboard.map((path) => folder(path, 'VENDORS')),
    chirpstack: values.chirpstack.map((path) => folder(path, 'vendors')),
  };
  if (Object.values(libraries).flat().length === 0) {
    throw new UsageError('Give a library: --thingsboard or --chirpstack.');
  }
  const wanted = codecFiles(ROOT).filter(({ id }) => id.includes(values.filter));
  const checks = wanted.map((codec) => checkCodec(codec, libraries));
  for (const check of checks) {
    if (values.json) process.stdout.write(`${JSON.stringify(check)}\n`);
    else for (const line of lines(check)) process.stdout.write(`${line}\n`);
  }
  if (values.into !== undefined) {
    await writeFile(values.into, pasted(await readFile(values.into, 'utf8'), markdown(checks)));
  }
  (values.json ? process.stderr : process.stdout).write(`${summary(checks)}\n`);
  return checks.every(isWell) && checks.some(({ payloads }) => payloads > 0) ? 0 : 1;
}

function folder(path: string, holds: string): string {
  if (existsSync(`${path}/${holds}`)) return path;
  throw new UsageError(`${path} has no folder ${holds}.`);
}
