import { openApiDocument } from '../../lib/api/openapi.ts';

/** `docs/openapi.gen.json`: the management API as its routes declare it. */
export function generatedOpenApi(): Record<string, string> {
  return { 'docs/openapi.gen.json': `${JSON.stringify(openApiDocument(), null, 2)}\n` };
}
