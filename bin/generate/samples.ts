import type { Integration } from '../../lib/model/integration.ts';
import { isJsonObject, type Json } from '../../lib/model/json.ts';
import type { TypeSample } from '../../lib/model/type-sample.ts';
import { uplinkMetadata } from '../../lib/pipeline/uplink-metadata.ts';
import { INTEGRATIONS, type IntegrationFolder } from './integration-folders.ts';
import { arrivalOf, bodyOf, SAMPLE_TIME, type Sample, WHOLE_BODY } from './sample.ts';

/** `samples.gen.ts`: the samples a converter can be tried on, in the shape of the API. */
export function generatedSamples(folders: IntegrationFolder[]): Record<string, string> {
  const samples = Object.fromEntries(
    folders.map((folder) => [folder.name, convertible(folder).map(typeSample(folder))]),
  );
  const lines = [
    '// Made by `npm run generate` from the sample folders of each type.',
    "import type { TypeSample } from '../model/type-sample.ts';",
    '',
    `export const samples: { readonly [type: string]: readonly TypeSample[] } = ${JSON.stringify(samples, null, 2)};`,
    '',
  ];
  return { [`${INTEGRATIONS}/samples.gen.ts`]: lines.join('\n') };
}

/** Events and bad input never reach a converter, so they are documentation and tests only. */
function convertible(folder: IntegrationFolder): Sample[] {
  return folder.samples.filter(
    ({ expected }) => 'uplink' in expected && JSON.stringify(expected.uplink).includes('"kind":"uplink"'),
  );
}

function typeSample(folder: IntegrationFolder): (sample: Sample) => TypeSample {
  return ({ name, request, expected }) => ({
    name: name.replace(/^\d+-/, ''),
    contentType: request.contentType,
    metadata: metadataOf(folder, request),
    ...(rewritten(expected) ?? payloadOf(request)),
  });
}

/** What a converter gets where the type makes JSON of the request, as Sigfox does of a form. */
function rewritten(expected: Sample['expected']): { payloadJson: Json } | null {
  const [first] = 'uplink' in expected && Array.isArray(expected.uplink) ? expected.uplink : [];
  const payload = first !== undefined && isJsonObject(first) ? first['payload'] : undefined;
  if (typeof payload !== 'string' || payload === '' || payload === WHOLE_BODY) return null;
  return { payloadJson: JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as Json };
}

function payloadOf(request: Sample['request']) {
  if (request.bodyJson !== undefined) return { payloadJson: request.bodyJson };
  if (request.bodyText !== undefined) return { payloadText: request.bodyText };
  return { payload: Buffer.from(bodyOf(request)).toString('base64') };
}

/** The metadata that a live message of an integration without pairs of its own would carry. */
function metadataOf(folder: IntegrationFolder, request: Sample['request']): Record<string, string> {
  const integration: Integration = {
    id: '00000000-0000-4000-8000-000000000000',
    type: folder.name,
    name: `My ${folder.definition.label}`,
    enabled: true,
    config: {},
    metadata: {},
    routingKey: '',
    uplinkConverterId: null,
    downlinkConverterId: null,
    allowCreateDevicesOrAssets: true,
    downlinkRules: null,
    shards: 1,
    attachment: null,
    createdAt: SAMPLE_TIME,
    etag: '',
  };
  return uplinkMetadata({ integration, config: {}, uplink: null, downlink: null }, arrivalOf(request));
}
