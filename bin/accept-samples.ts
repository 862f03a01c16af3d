import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionIn, INTEGRATIONS, readJson, sampleFolders } from './generate/integration-folders.ts';
import { outcomeOf, type SampleRequest, type SampleResult } from './generate/sample.ts';

/**
 * `node bin/accept-samples.ts <type>` writes the missing `uplink.json` or `failure.json` of a type's samples from what
 * its parser gives now. It saves typing, not reading: look at each result before you commit it.
 */
export async function acceptSamples(root: string, type: string): Promise<string[]> {
  const folder = join(root, INTEGRATIONS, type);
  const definition = await definitionIn(folder);
  const missing = sampleFolders(folder).filter((sample) => !hasResult(sample));
  return missing.map((sample) => {
    const result = outcomeOf(definition, readJson(sample, 'request.json') as SampleRequest);
    return write(sample, result);
  });
}

function hasResult(sample: string): boolean {
  return existsSync(join(sample, 'uplink.json')) || existsSync(join(sample, 'failure.json'));
}

function write(sample: string, result: SampleResult): string {
  const [file, content] = 'uplink' in result ? ['uplink.json', result.uplink] : ['failure.json', result.failure];
  const path = join(sample, file);
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
  return path;
}

if (process.argv[1] === import.meta.filename) {
  const written = await acceptSamples(join(import.meta.dirname, '..'), process.argv[2] ?? '');
  console.log(written.length === 0 ? 'Every sample has a result' : written.join('\n'));
}
