import { transformSync } from 'esbuild';
import { BASE_SOURCE } from '../../lib/converters/sandbox/shims/base-image.ts';

/** A name to hang the function on: alone it would be dropped as of no effect. */
const NAMED = 'built=';

/** `base-image.gen.ts`: what every image begins with, half as long. Each message restores the text of its functions. */
export function generatedBaseImage(): Record<string, string> {
  const { code } = transformSync(`${NAMED}${BASE_SOURCE}`, { minify: true, target: 'es2022', charset: 'utf8' });
  const text = code.trim().slice(NAMED.length).replace(/;$/, '');
  const lines = [
    '// Made by `npm run generate` from base-image.ts.',
    '/** An expression: the function that takes the arena and answers what the host calls. */',
    `export const BASE_IMAGE = ${JSON.stringify(text)};`,
    '',
  ];
  return { 'lib/converters/sandbox/shims/base-image.gen.ts': lines.join('\n') };
}
