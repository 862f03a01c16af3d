import { readdirSync } from 'node:fs';
import { asFailure } from '../lib/model/failure.ts';
import { type Command, UsageError } from './command.ts';

const FOLDER = new URL('./commands/', import.meta.url);

/** The table of commands is the folder: a file there is a command. Loaded only when it is asked for. */
function commandNames(): string[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  return files.map((file) => file.slice(0, -3)).sort();
}

async function commandNamed(name: string): Promise<Command> {
  const names = commandNames();
  if (!names.includes(name)) throw new UsageError(`There is no command "${name}". Commands: ${names.join(', ')}.`);
  const module = (await import(new URL(`${name}.ts`, FOLDER).href)) as { default: Command };
  return module.default;
}

async function overview(): Promise<string> {
  const commands = await Promise.all(commandNames().map(commandNamed));
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);
  return `Usage: tributary <command> [options]\n\nCommands:\n${lines.join('\n')}\n\nMore: tributary help <command>\n`;
}

async function main([first, ...rest]: string[]): Promise<number> {
  const asked = first === 'help' || first === '--help' || first === '-h';
  if (first === undefined || (asked && rest.length === 0)) {
    process.stdout.write(await overview());
    return first === undefined ? 2 : 0;
  }
  const command = await commandNamed(asked ? (rest[0] ?? '') : first);
  if (asked || rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.about}\n\n${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (thrown) {
    if (!isUsageError(thrown)) throw thrown;
    throw new UsageError(`${sentenceOf(thrown)}\nSee: tributary help ${command.name}`);
  }
}

/** Our own, and what parseArgs throws on unknown or incomplete options. */
function isUsageError(thrown: unknown): thrown is Error {
  if (thrown instanceof UsageError) return true;
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('ERR_PARSE_ARGS');
}

/** Node adds advice about positional arguments to what it says of an unknown option; nobody who mistyped one needs it. */
function sentenceOf({ message }: Error): string {
  const [, option] = message.match(/^Unknown option '([^']+)'/) ?? [];
  return option === undefined ? message : `unknown option ${option}`;
}

/** A reader that closes the pipe early, such as `head`, ends us quietly. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  process.exitCode = thrown instanceof UsageError ? 2 : 1;
  const { message, detail } =
    thrown instanceof UsageError ? { message: thrown.message, detail: {} } : asFailure(thrown);
  process.stderr.write(`tributary: ${message}\n${'fix' in detail && detail.fix ? `${detail.fix}\n` : ''}`);
}
