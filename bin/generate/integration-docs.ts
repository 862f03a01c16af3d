import type { Field, Fields } from '../../lib/model/fields.ts';
import { allFields, type IntegrationType, type Trigger, webhookMethods } from '../../lib/model/integration.ts';
import type { IntegrationFolder } from './integration-folders.ts';
import type { Sample } from './sample.ts';

export const DOCS = 'docs/integrations';

/** A page per type, from its definition, its README and its samples, and the index of all pages. */
export function generatedDocs(folders: IntegrationFolder[]): Record<string, string> {
  const pages = folders.map((folder) => [`${DOCS}/${folder.name}.md`, page(folder)]);
  return { ...Object.fromEntries(pages), [`${DOCS}/README.md`]: index(folders) };
}

const ORIGIN = '<!-- Made by `npm run generate`; change the files in lib/integrations instead. -->';

const ENTRANCE: Record<Trigger, string> = {
  http: 'webhook through API Gateway',
  iot: 'topic rule of AWS IoT Core',
  stream: 'event source mapping of a stream',
  queue: 'SQS queue',
  agent: 'socket held by the agent',
};

const DOWNLINK = { none: 'none', push: 'sent at once', reply: "answer to the device's next uplink" } as const;

function index(folders: IntegrationFolder[]): string {
  const rows = folders.map(({ name, definition }) => [
    `[${definition.label}](${name}.md)`,
    `\`${name}\``,
    ENTRANCE[definition.trigger],
    DOWNLINK[definition.downlink.mode],
    definition.about,
  ]);
  return text(ORIGIN, '# Integration types', table(['Name', 'Type', 'Messages arrive by', 'Downlinks', 'For'], rows));
}

function page(folder: IntegrationFolder): string {
  const { definition } = folder;
  return text(
    ORIGIN,
    `# ${definition.label}`,
    definition.about,
    facts(definition),
    withoutTitle(folder.readme),
    '## Config fields',
    fieldTable(allFields(definition)),
    ...keySection(definition),
    ...startSection(definition),
    '## Default scripts',
    'What the editor starts with; replace the layout by that of your device.',
    fenced('javascript', definition.defaultScripts.uplink.js),
    fenced('javascript', definition.defaultScripts.downlink.js),
    '## Samples',
    'Requests and what becomes of them. Bytes are base64; `@body` stands for the whole request body.',
    ...folder.samples.map(sampleSection),
  );
}

function facts(definition: IntegrationType): string {
  const { type, trigger, downlink } = definition;
  const lines = [
    `- Type: \`${type}\``,
    `- Messages arrive by: ${ENTRANCE[trigger]}`,
    `- Downlinks: ${DOWNLINK[downlink.mode]}`,
  ];
  if (trigger === 'http') lines.splice(1, 0, urlOf(definition));
  return lines.join('\n');
}

function urlOf(definition: IntegrationType): string {
  const methods = webhookMethods(definition).join(' | ');
  return `- URL: \`${methods} /api/v1/integrations/${definition.type}/{routingKey}\``;
}

function fieldTable(fields: Fields): string {
  const rows = Object.entries(fields).map(([name, field]) => [
    `\`${name}\``,
    field.label,
    field.type === 'choice' ? field.choices.join(', ') : field.type,
    field.optional === true || 'default' in field ? 'no' : 'yes',
    defaultOf(field),
    [field.help, field.example === undefined ? undefined : `Example: \`${field.example}\``].filter(Boolean).join(' '),
  ]);
  return table(['Field', 'Label', 'Kind', 'Required', 'Default', 'Meaning'], rows);
}

function defaultOf(field: Field): string {
  return 'default' in field && field.default !== undefined ? `\`${field.default}\`` : '';
}

function keySection({ typedKeys }: IntegrationType): string[] {
  if (typedKeys === undefined) return [];
  const rows = Object.entries(typedKeys).map(([key, { about, example }]) => [`\`$${key}\``, about, `\`${example}\``]);
  return [
    '## Network keys',
    'For typed converters; absent values leave no key.',
    table(['Key', 'Meaning', 'Example'], rows),
  ];
}

function startSection({ typedStart }: IntegrationType): string[] {
  if (typedStart === undefined) return [];
  return [
    '## Typed converters',
    'What the editor starts with, form and script; see [Writing converters](../writing-converters.md#typed-converters).',
    fenced('json', JSON.stringify(typedStart.form, null, 2)),
    fenced('javascript', typedStart.scripts.js),
  ];
}

function sampleSection({ name, request, expected }: Sample): string {
  const { description, ...rest } = request;
  const about = description ?? '';
  const result = 'uplink' in expected ? expected.uplink : expected.failure;
  const verdict = 'uplink' in expected ? 'becomes' : 'is quarantined as';
  const json = (value: unknown) => fenced('json', JSON.stringify(value, null, 2));
  return text(`### ${name.replace(/^\d+-/, '')}`, about, json(rest), verdict, json(result)).trimEnd();
}

function withoutTitle(readme: string): string {
  return readme.replace(/^# .*\n+/, '').trim();
}

function fenced(language: string, content: string): string {
  return `\`\`\`${language}\n${content.trimEnd()}\n\`\`\``;
}

function table(heads: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function text(...parts: string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
