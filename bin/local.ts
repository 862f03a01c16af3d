import { parseArgs } from 'node:util';
import { asFailure, Failure } from '../lib/model/failure.ts';
import { createDemo, isFirstStart, noteStarted } from './demo.ts';
import { type LocalPlatform, openPlatform } from './platform.ts';

const USAGE = `Usage: npm start -- [--empty]

  --empty   makes no demo integration on an empty data folder

TRIBUTARY_PORT (8080), TRIBUTARY_MQTT_PORT (1883), TRIBUTARY_DATA (./.tributary), TRIBUTARY_TOKEN (else made once).`;

try {
  await main();
} catch (thrown) {
  const { message, detail } = asFailure(thrown);
  console.error(`Tributary cannot start: ${message}.${detail.fix === undefined ? '' : ` ${detail.fix}`}`);
  process.exit(1);
}

async function main(): Promise<void> {
  const { empty } = flags();
  const data = process.env['TRIBUTARY_DATA'] || '.tributary';
  const token = process.env['TRIBUTARY_TOKEN'] || undefined;
  const ports = { port: portOf('TRIBUTARY_PORT', 8080), mqttPort: portOf('TRIBUTARY_MQTT_PORT', 1883) };
  const first = await isFirstStart(data);
  const given = token === undefined ? {} : { token };
  const platform = await openPlatform({ ...ports, ...given, data, telemetry: telemetryStore() }).catch((thrown) => {
    throw portTaken(thrown) ?? thrown;
  });
  stopOnSignals(platform);
  console.log(`MQTT broker  ${platform.mqttUrl}`);
  console.log(`data folder  ${data}`);
  // A token given from outside is the user's secret; one of ours has to be told.
  if (token === undefined) console.log(`API token    ${platform.token}`);
  if (first && !empty) {
    console.log(`\nTry it:\n${await createDemo(platform.url, platform.token)}\n`);
  }
  if (first) await noteStarted(data);
  console.log(`ready ${platform.url}`);
}

function flags(): { empty: boolean } {
  try {
    return { empty: parseArgs({ options: { empty: { type: 'boolean', default: false } } }).values.empty };
  } catch {
    console.error(USAGE);
    process.exit(2);
  }
}

function portOf(name: string, usual: number): number {
  const given = process.env[name];
  const port = Number(given || usual);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Failure('invalid', `${name} is '${given}', not a port number`);
}

function telemetryStore(): 'dynamodb' | 'timestream' {
  const given = process.env['TRIBUTARY_TELEMETRY'] || 'dynamodb';
  if (given === 'dynamodb' || given === 'timestream') return given;
  throw new Failure('invalid', `TRIBUTARY_TELEMETRY is '${given}', neither dynamodb nor timestream`);
}

function portTaken(thrown: unknown): Failure | null {
  const { code, port } = thrown as { code?: string; port?: number };
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return null;
  const name = port === portOf('TRIBUTARY_MQTT_PORT', 1883) ? 'TRIBUTARY_MQTT_PORT' : 'TRIBUTARY_PORT';
  const reason = code === 'EACCES' ? 'may not be opened by this user' : 'is in use';
  return new Failure('unavailable', `Port ${port} ${reason}`, { fix: `Name another one in ${name}.` });
}

/** The first signal lets what runs finish; the second does not wait. */
function stopOnSignals(platform: LocalPlatform): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      platform.stop().then(
        () => process.exit(0),
        (thrown: unknown) => {
          console.error(`Tributary did not stop cleanly: ${asFailure(thrown).message}`);
          process.exit(1);
        },
      );
    });
  }
}
