import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../lib/infra/bundle.ts';
import { leftOut } from '../lib/infra/left-out.ts';

const MEGABYTE = 1_000_000;

/** What Lambda gives a function; addresses lead nowhere, for starting must not call anybody. */
const ENVIRONMENT = {
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  TRIBUTARY_STACK: 'tributary',
  TRIBUTARY_TYPE: 'http',
  TRIBUTARY_TELEMETRY: 'dynamodb',
  TRIBUTARY_KEY_SECRET: 'tributary-key',
  TRIBUTARY_URL: 'https://iot.example.com',
  TRIBUTARY_QUEUE_SPILL: 'http://localhost:1/spill',
  TRIBUTARY_QUEUE_DOWNLINK: 'http://localhost:1/downlink',
  TRIBUTARY_QUEUE_ATTACH: 'http://localhost:1/attach',
  TRIBUTARY_BUCKET: 'none',
  TRIBUTARY_BUCKET_URL: 'http://localhost:1/none',
  TRIBUTARY_FUNCTION_ARN: 'arn:aws:lambda:eu-central-1:123456789012:function:',
  TRIBUTARY_RULE_ROLE: 'arn:aws:iam::123456789012:role/none',
};

describe('the bundle of uplink-http', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bundle-'));
  let inputs: string[] = [];

  beforeAll(() => {
    inputs = bundle('functions/uplink-http.ts', folder, leftOut('uplink-http'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lies with the WASM of the sandbox in one folder, below 5 MB', () => {
    const files = readdirSync(folder);
    expect(files).toContain('index.mjs');
    expect(files).toContain('emscripten-module.wasm.br');
    const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes).toBeLessThan(5 * MEGABYTE);
  });

  it('starts on its own, far from node_modules, and has a handler', () => {
    const program = "const { handler } = await import('./index.mjs'); console.log(typeof handler);";
    expect(run(program, folder)).toBe('function');
  });

  it('carries the clients its role may use, and no others', () => {
    const clients = inputs.flatMap((input) => /node_modules\/(@aws-sdk\/client-[a-z0-9-]+)\//.exec(input)?.[1] ?? []);
    expect([...new Set(clients)].sort()).toEqual([
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-secrets-manager',
      '@aws-sdk/client-sqs',
      '@aws-sdk/client-timestream-write',
    ]);
    expect(leftOut('attach')).not.toContain('@aws-sdk/client-iot');
    expect(leftOut('downlink')).not.toContain('@aws-sdk/client-iot-data-plane');
  });

  it("carries TBEL's runtime without its readable texts", () => {
    const carried = inputs.filter((input) => input.includes('converters/tbel/runtime/'));
    expect(carried).toEqual(['lib/converters/tbel/runtime/runtime.gen.ts']);
  });

  it('carries neither the management API nor anything of the local platform', () => {
    expect(
      inputs.filter((input) => /node_modules\/(zod|hono|aedes|mqtt|dynalite|fauxqs|aws-cdk-lib)\//.test(input)),
    ).toEqual([]);
  });
});

describe('bundling', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tributary-bundle-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('leaves the sandbox able to run scripts: it passes its own test at start', () => {
    bundle('lib/converters/engine.ts', folder);
    const program =
      "const { openEngine } = await import('./index.mjs'); (await openEngine()).close(); console.log('ran');";
    expect(run(program, folder)).toBe('ran');
  });

  it('of a file that does not exist fails with its name', () => {
    expect(() => bundle('functions/no-such-entry.ts', folder)).toThrow(/no-such-entry/);
  });
});

/** What a program prints that runs beside the bundle and knows nothing of this repository. */
function run(program: string, folder: string): string {
  const options = { cwd: folder, env: ENVIRONMENT, encoding: 'utf8' } as const;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], options).trim();
}
