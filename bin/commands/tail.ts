import { parseArgs } from 'node:util';
import { MINUTE } from '../../lib/model/clock.ts';
import { getFromApi } from '../call-api.ts';
import { type Command, UsageError } from '../command.ts';
import { type Followed, followMessages } from '../follow-messages.ts';
import { findPlatform, type PlatformAddress } from '../platform-address.ts';

const tail: Command = {
  name: 'tail',
  about: 'Shows messages of a running platform as they come, failed ones with their reason.',
  usage: `Usage: tributary tail [options]

  --integration id   only this integration
  --failures         only what was quarantined or refused
  --lines n          so many of those before now come first, default 10
  --json             one JSON object per line, with the script's log

One line per message: time, outcome, integration, then the device or what went wrong. It asks about once a second, less
often where there is much to read. Ctrl-C ends it.

The platform: TRIBUTARY_URL and TRIBUTARY_TOKEN; else the one on this machine, by the token in ./.tributary; else
~/.config/tributary/config.json with {"url": "…", "token": "…"}.`,
  run,
};

export default tail;

const OPTIONS = {
  integration: { type: 'string' },
  failures: { type: 'boolean', default: false },
  lines: { type: 'string', default: '10' },
  json: { type: 'boolean', default: false },
} as const;

async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: OPTIONS });
  if (!/^\d{1,4}$/.test(values.lines) || Number(values.lines) > 1_000) {
    throw new UsageError(`--lines is a whole number up to 1000, not ${values.lines}.`);
  }
  const address = findPlatform(process.env);
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  if (values.integration !== undefined) await nameOf(address, values.integration);
  const messages = followMessages(address, {
    integration: values.integration,
    failures: values.failures,
    lines: Number(values.lines),
    signal: interrupted.signal,
    notice: onceAMinute((sentence) => process.stderr.write(`${sentence}\n`)),
  });
  const names = new Map<string, Promise<string>>();
  for await (const message of messages) {
    const { integrationId } = message;
    if (!names.has(integrationId))
      names.set(
        integrationId,
        nameOf(address, integrationId).catch(() => integrationId),
      );
    const integration = (await names.get(integrationId)) ?? integrationId;
    const line = values.json ? JSON.stringify({ ...message, integration }) : lineOf(message, integration);
    process.stdout.write(`${line}\n`);
  }
  return 0;
}

/** Says nothing twice within a minute. */
function onceAMinute(say: (sentence: string) => void): (sentence: string) => void {
  const said = new Map<string, number>();
  return (sentence) => {
    const now = performance.now();
    if (now - (said.get(sentence) ?? Number.NEGATIVE_INFINITY) < MINUTE) return;
    said.set(sentence, now);
    say(sentence);
  };
}

/** Throws for an integration that is not there. */
async function nameOf(address: PlatformAddress, id: string): Promise<string> {
  const { name } = (await getFromApi(address, `/api/integrations/${encodeURIComponent(id)}`)) as { name: string };
  return name;
}

/** `14:05:09.123  quarantined  My sensors  runtime (line 2): TypeError: …` */
export function lineOf({ receivedAt, outcome, entity, error }: Followed, integration: string): string {
  const at = new Date(receivedAt);
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
  const ms = String(at.getMilliseconds()).padStart(3, '0');
  const what = error ? `${error.code}${error.line ? ` (line ${error.line})` : ''}: ${error.message}` : (entity ?? '-');
  return printable(`${time}.${ms}  ${outcome.padEnd(11)}  ${integration}  ${what}`);
}

/** Names and messages come from outside: they must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}
