import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../lib/model/json.ts';
import { type House, openHouse } from './journeys/house.test-kit.ts';
import { ENTRIES, writeLibrary } from './thingsboard-library.test-kit.ts';

/**
 * The library's own validator, request by request, as its Python client sends them: it logs in, then hands each
 * converter with each payload to the test endpoints and compares `json.loads(output)` with the result file.
 */
let house: House;
let library: string;
const PASSWORD = 'test-token-of-the-house';

beforeAll(async () => {
  library = await mkdtemp(join(tmpdir(), 'library-'));
  await writeLibrary(library, ENTRIES);
  house = await openHouse();
}, 30_000);
afterAll(async () => {
  await house.stop();
  await rm(library, { recursive: true, force: true });
});

/** `json.dumps` of Python: a blank after each colon and comma, ASCII only. */
function dumps(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(dumps).join(', ')}]`;
  if (isJsonObject(value)) {
    return `{${Object.entries(value)
      .map(([key, one]) => `${dumps(key)}: ${dumps(one)}`)
      .join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function post(path: string, body: Json, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body: dumps(body), headers: { 'Content-Type': 'application/json', ...headers } };
  const response = await fetch(house.url + path, init);
  return { status: response.status, body: (await response.json()) as JsonObject };
}

async function login(): Promise<string> {
  const { body } = await post('/api/auth/login', { username: 'tenant@example.com', password: PASSWORD });
  return String(body['token']);
}

async function load(path: string): Promise<Json> {
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}

/** One payload of one converter folder, as the validator asks and judges. */
async function validate(token: string, folder: string, payload: string, result: string): Promise<string> {
  const { configuration } = (await load(join(folder, 'converter.json'))) as { configuration: JsonObject };
  const language = String(configuration['scriptLang']);
  const metadata = await load(join(folder, 'metadata.json'));
  const uplink = folder.includes('uplink');
  const script =
    configuration[(uplink ? ['decoder', 'tbelDecoder'] : ['encoder', 'tbelEncoder'])[language === 'JS' ? 0 : 1] ?? ''];
  const given = dumps(await load(join(folder, payload)));
  const body: JsonObject = uplink
    ? { metadata, decoder: script ?? null, payload: Buffer.from(given).toString('base64') }
    : { metadata, encoder: script ?? null, msg: given, msgType: 'POST_TELEMETRY_REQUEST', integrationMetadata: {} };
  const path = `/api/converter/${uplink ? 'testUpLink' : 'testDownLink'}?scriptLang=${language}`;
  const answer = await post(path, body, { 'X-Authorization': `Bearer ${token}`, Accept: 'application/json' });
  if (answer.status !== 200) return `status ${answer.status}`;
  const { output, error } = answer.body;
  if (error !== '') return `error: ${error}`;
  const expected = await load(join(folder, result));
  return JSON.stringify(sorted(JSON.parse(String(output)))) === JSON.stringify(sorted(expected))
    ? 'passed'
    : `got ${output}`;
}

/** Python's `==` on dicts knows no order. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}

async function pairsIn(folder: string): Promise<[string, string][]> {
  const files = (await readdir(folder)).sort();
  const payloads = files.filter((file) => /^payload(_\d+)?\.json/.test(file));
  return payloads.map((payload) => [payload, payload.replace('payload', 'result')]);
}

describe("the library's validator", () => {
  it.each(ENTRIES.map(({ path }) => path))('passes %s', async (path) => {
    const token = await login();
    const folder = join(library, 'VENDORS', path);
    const pairs = await pairsIn(folder);
    expect(pairs.length).toBeGreaterThan(0);
    for (const [payload, result] of pairs) expect(await validate(token, folder, payload, result)).toBe('passed');
  });

  it('has at least 20 converters to pass, and sees what does not', async () => {
    expect(ENTRIES.length).toBeGreaterThanOrEqual(20);
    const folder = join(library, 'VENDORS', 'Acme/AirProbe/ChirpStack/uplink');
    expect(await validate(await login(), folder, 'payload.json', 'result_01.json')).toMatch(/^got /);
    expect(await validate('wrong', folder, 'payload.json', 'result.json')).toBe('status 401');
  });
});
