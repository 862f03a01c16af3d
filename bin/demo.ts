import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json, JsonObject } from '../lib/model/json.ts';

const TYPE = 'chirpstack';

/** Is this the first start on a data folder? It stays so until `noteStarted`. */
export async function isFirstStart(data: string): Promise<boolean> {
  return access(join(data, 'started')).then(
    () => false,
    () => true,
  );
}

export async function noteStarted(data: string): Promise<void> {
  await writeFile(join(data, 'started'), `${new Date().toISOString()}\n`);
}

/**
 * Makes a ChirpStack integration with the type's own default converter, over the management API as a user would, and
 * answers the command that sends it the type's first sample.
 */
export async function createDemo(url: string, token: string): Promise<string> {
  const ask = (method: string, path: string, body?: Json) => call(url, token, method, path, body);
  const type = await ask('GET', `/api/integration-types/${TYPE}`);
  const converter = await ask('POST', '/api/converters', {
    name: 'ChirpStack demo',
    kind: 'uplink',
    integrationType: TYPE,
    script: (type['defaultScripts'] as { uplink: { js: string } }).uplink.js,
  });
  const integration = await ask('POST', '/api/integrations', {
    type: TYPE,
    name: 'ChirpStack demo',
    uplinkConverterId: converter['id'] ?? null,
  });
  const [sample] = type['samples'] as JsonObject[];
  return curlLine(String(integration['url']), sample ?? {});
}

/** The sample as if it came now, so that its values are the newest; sent again the same line is a re-delivery. */
function freshSample(sample: JsonObject): JsonObject {
  const time = new Date().toISOString();
  return { ...(sample['payloadJson'] as JsonObject), deduplicationId: crypto.randomUUID(), time };
}

/** One line for any POSIX shell: quotes in the JSON become escapes, so that single quotes can hold it. */
function curlLine(url: string, sample: JsonObject): string {
  const body = JSON.stringify(freshSample(sample)).replaceAll("'", '\\u0027');
  return `curl -i '${url}?event=up' -H 'Content-Type: ${sample['contentType']}' -d '${body}'`;
}

async function call(url: string, token: string, method: string, path: string, body?: Json): Promise<JsonObject> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`the demo could not be made: ${method} ${path} answered ${response.status} ${text}`);
  return JSON.parse(text) as JsonObject;
}
