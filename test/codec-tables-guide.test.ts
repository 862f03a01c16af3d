import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { codecFiles } from '../bin/generate/codec-folders.ts';
import { ROOT } from '../bin/generate.ts';
import { decoderOf } from '../lib/converters/table/decoder.ts';
import { tableOf } from '../lib/converters/table/table.ts';

const guide = readFileSync(new URL('../docs/codec-tables.md', import.meta.url), 'utf8');

function block(name: string): string {
  return guide.match(new RegExp(`\`\`\`${name}\n([\\s\\S]*?)\`\`\``))?.[1] ?? '';
}

it('the guide’s table says what the guide says', () => {
  const decode = decoderOf(tableOf(block('json table')));
  const answer = decode(Buffer.from('03f5ff80e14e68f6ff', 'hex'));
  expect(answer).toEqual(JSON.parse(block('json answer')));
});

it('the guide counts the codecs right', () => {
  const files = codecFiles(ROOT);
  expect(guide).toContain(`${files.length} tables lie in`);
  for (const vendor of ['Milesight', 'Decentlab', 'Netvox', 'Elsys', 'Dragino']) {
    expect(guide).toContain(`${vendor} (${files.filter((file) => file.vendor === vendor).length})`);
  }
});
