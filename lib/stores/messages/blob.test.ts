import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packContent, unpackContent } from './blob.ts';
import { DICTIONARY } from './dictionary.ts';

it('keeps the dictionary for ever: records in every store were written with it', () => {
  expect(createHash('sha256').update(DICTIONARY).digest('hex')).toBe(
    'ace5c70d27f66d8ea2ba3fd0f9dfeac8708d7e54ac316aeb6853df2f933f2f45',
  );
});

it('gives content back, and refuses formats it does not know', () => {
  const content = { raw: null, plan: { effects: [] }, failure: null, event: 'join' };
  const blob = packContent(content);
  expect(unpackContent(blob)).toEqual(content);
  expect(() => unpackContent(Buffer.concat([Buffer.of(2), blob.subarray(1)]))).toThrow(/format 2/);
  expect(() => unpackContent(blob.subarray(0, 3))).toThrow();
});

it('packs every sample envelope of up to 1.6 KB into what a write unit leaves', () => {
  const files = globSync('lib/integrations/*/samples/*/request.json');
  const sizes = files.flatMap((file) => {
    const { bodyJson, headers = {} } = JSON.parse(readFileSync(file, 'utf8'));
    const body = Buffer.from(JSON.stringify(bodyJson ?? null));
    const raw = { body, contentType: 'application/json', headers };
    return body.length > 1_600 ? [] : [packContent({ raw, plan: { effects: [] }, failure: null }).byteLength];
  });
  expect(sizes.length).toBeGreaterThan(5);
  expect(Math.max(...sizes)).toBeLessThan(700);
});
