import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { tokenHash } from '../../lib/api/authenticate.ts';
import { DAY } from '../../lib/model/clock.ts';
import type { ApiToken, Catalog } from '../../lib/model/ports.ts';
import { createCatalog } from '../../lib/stores/catalog.ts';
import { createClients } from '../../lib/stores/clients.ts';
import { createDynamo } from '../../lib/stores/dynamo.ts';
import { type Command, UsageError } from '../command.ts';

const token: Command = {
  name: 'token',
  about: 'Makes an API token on an AWS stack, with your AWS credentials.',
  usage: `Usage: tributary token create --name <text> [options]

  --name text        who or what the token is for
  --stack name       the stack, default tributary
  --role role        operator (default) or agent
  --days n           expires after n days; without it, never

The token is printed once, on stdout. Only its sha256 is stored, in the table <stack>-catalog: your AWS credentials
need dynamodb:PutItem there. Region and credentials are found as every AWS tool finds them (AWS_REGION, AWS_PROFILE …).`,
  run,
};

export default token;

const OPTIONS = {
  name: { type: 'string' },
  stack: { type: 'string', default: 'tributary' },
  role: { type: 'string', default: 'operator' },
  days: { type: 'string' },
} as const;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS });
  if (positionals.length !== 1 || positionals[0] !== 'create') throw new UsageError('Say: tributary token create');
  if (values.name === undefined || values.name === '') throw new UsageError('Give the token a name: --name <text>.');
  const { role, days } = values;
  if (role !== 'operator' && role !== 'agent') throw new UsageError(`--role is operator or agent, not ${role}.`);
  const dynamo = createDynamo(createClients().dynamodb);
  const catalog = createCatalog({ dynamo, stack: values.stack, clock: Date.now });
  const made = await makeToken(catalog, { name: values.name, role, expiresAt: expiryOf(days) });
  process.stdout.write(`${made}\n`);
  return 0;
}

function expiryOf(days: string | undefined): number | null {
  if (days === undefined) return null;
  if (!/^[1-9]\d{0,4}$/.test(days)) throw new UsageError(`--days is a whole number of days, not ${days}.`);
  return Date.now() + Number(days) * DAY;
}

/** Stores the hash of a fresh token of 256 bits, and gives the token itself: nobody can read it again. */
export async function makeToken(
  catalog: Pick<Catalog, 'putToken'>,
  about: Pick<ApiToken, 'name' | 'role' | 'expiresAt'>,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await catalog.putToken({ ...about, hash: tokenHash(secret), createdAt: Date.now() });
  return secret;
}
