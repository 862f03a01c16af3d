import { INTEGRATIONS, typeNames } from './integration-folders.ts';

/** `registry.gen.ts`: static imports of all types, so that bundlers see them and nothing has to be listed by hand. */
export function generatedRegistry(root: string): Record<string, string> {
  const types = typeNames(root);
  const imports = types.map((type) => `import ${identifier(type)} from './${type}/index.ts';`);
  const entries = types.map((type) => `  '${type}': ${identifier(type)},`);
  const lines = [
    '// Made by `npm run generate` from the folders beside it.',
    "import type { IntegrationType } from '../model/integration.ts';",
    ...imports,
    '',
    'export const registry: Record<string, IntegrationType> = {',
    ...entries,
    '};',
    '',
  ];
  return { [`${INTEGRATIONS}/registry.gen.ts`]: lines.join('\n') };
}

/** `aws-iot` -> `awsIotType`: the suffix keeps types such as `new` or `import` from being keywords. */
function identifier(type: string): string {
  return `${type.replace(/-(.)/g, (_dash, letter: string) => letter.toUpperCase())}Type`;
}
