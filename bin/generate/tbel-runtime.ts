import { transformSync } from 'esbuild';
import { SCRIPTS } from '../../lib/converters/tbel/runtime/runtime.ts';

/**
 * `runtime.gen.ts`: the scripts of TBEL's runtime without comments, spaces and long names. The VM keeps the text of every
 * function, and each message restores it.
 */
export function generatedTbelRuntime(): Record<string, string> {
  const texts = SCRIPTS.map((script) => {
    const { code } = transformSync(script, { minify: true, target: 'es2022', charset: 'utf8', legalComments: 'none' });
    return `  ${JSON.stringify(code.trim())},`;
  });
  const lines = [
    '// Made by `npm run generate` from the scripts that runtime.ts lists.',
    "/** For the sandbox's base image, in this order. */",
    'export const RUNTIME: readonly string[] = [',
    ...texts,
    '];',
    '',
  ];
  return { 'lib/converters/tbel/runtime/runtime.gen.ts': lines.join('\n') };
}
