import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { acceptSamples } from './accept-samples.ts';
import { INTEGRATIONS } from './generate/integration-folders.ts';
import { generate, ROOT } from './generate.ts';

/** One folder of templates per trigger kind that can be scaffolded. */
const TEMPLATES = join(import.meta.dirname, 'new-integration');

const USAGE = 'npm run new-integration -- <type> [--trigger http]';

/** A name that can be a folder, a URL segment, part of a function's name and, with `_`, of a rule's name. */
const TYPE = /^(?=.{2,32}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Why a type cannot be scaffolded, as a sentence for its author; null when it can. */
export function objection(root: string, type: string, trigger: string): string | null {
  if (type === '') return `Name the type: ${USAGE}`;
  if (!TYPE.test(type)) return `'${type}' is no kebab-case name of 2 to 32 characters, such as my-network.`;
  if (existsSync(join(root, INTEGRATIONS, type))) return `There is an integration type '${type}' already.`;
  const triggers = readdirSync(TEMPLATES);
  return triggers.includes(trigger)
    ? null
    : `There is no template for trigger '${trigger}'; take ${triggers.join(' or ')}.`;
}

/** Writes the folder of a new type, which passes all checks as it is. Returns the paths it wrote. */
export async function scaffold(root: string, type: string, trigger: string): Promise<string[]> {
  const folder = join(root, INTEGRATIONS, type);
  const template = join(TEMPLATES, trigger);
  const files = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'));
  const written = files.map((file) => {
    const path = join(folder, file.slice(0, -'.txt'.length));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, filled(readFileSync(join(template, file), 'utf8'), type));
    return path;
  });
  return [...written, ...(await acceptSamples(root, type))];
}

function filled(template: string, type: string): string {
  return template.replaceAll('{{type}}', type).replaceAll('{{label}}', labelOf(type));
}

/** `my-network` -> `My Network`. */
function labelOf(type: string): string {
  return type.replace(/(^|-)(.)/g, (_match, dash: string, letter: string) => (dash && ' ') + letter.toUpperCase());
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { trigger: { type: 'string', default: 'http' } },
  });
  const type = positionals[0] ?? '';
  const refused = objection(ROOT, type, values.trigger);
  if (refused !== null) {
    console.error(refused);
    process.exitCode = 1;
    return;
  }
  const written = await scaffold(ROOT, type, values.trigger);
  console.log([...written, ...(await generate())].join('\n'));
}

if (process.argv[1] === import.meta.filename) await main();
