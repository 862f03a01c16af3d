import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Which room may import which. `model` imports nobody. Bin, bench and test may import anything. */
const ARROWS: Record<string, string[]> = {
  model: [],
  converters: ['model'],
  stores: ['model'],
  integrations: ['model'],
  pipeline: ['model', 'converters'],
  api: ['model', 'converters'],
  'converter-library': ['model', 'converters'],
  functions: [
    'model',
    'pipeline',
    'api',
    'stores',
    'converters',
    'integrations/registry.gen',
    'integrations/samples.gen',
    'codecs/codecs.gen',
  ],
  local: ['model', 'functions', 'stores', 'integrations/registry.gen'],
  agent: ['model', 'integrations/listeners.gen'],
  infra: ['model', 'integrations/registry.gen'],
};

/** Packages and globals that belong to certain places only. */
const OWNED: { what: RegExp; where: RegExp }[] = [
  { what: /from 'aws-cdk-lib|from 'cdk-nag|from 'constructs/, where: /^(lib\/infra\/|bin\/cloud\.ts)/ },
  { what: /from '@aws-sdk\/|import\('@aws-sdk\//, where: /^(lib\/stores\/|functions\/ports\.ts|bin\/)/ },
  { what: /from 'quickjs|from '@jitl\//, where: /^lib\/converters\/sandbox\// },
  { what: /from '(aedes|mqtt|dynalite|fauxqs)/, where: /^lib\/(local\/|integrations\/.*\/listener\.ts)/ },
  { what: /from '(zod|hono|@hono\/)/, where: /^(lib\/api\/|functions\/api\.ts)/ },
  { what: /process\.env/, where: /^(functions\/ports\.ts|bin\/|lib\/infra\/assets)/ },
  { what: /Date\.now\(\)/, where: /^(functions\/ports\.ts|bin\/|lib\/local\/|lib\/converters\/sandbox\/)/ },
  { what: /TransactWrite|TransactGet|ExecuteStatement/, where: /^$/ },
];

const sources = globSync('{bin,lib,functions}/**/*.ts', { cwd: process.cwd() })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !/\.(test|test-kit)\.ts$|\.gen\.ts$|\.d\.ts$/.test(path));

/** Comments and template texts (default scripts of integration types) may say anything. */
function codeOf(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
    .replace(/`[^`]*\n[^`]*`/g, '``');
}

function roomOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'lib' ? second : top;
}

function importsOf(path: string): string[] {
  const found = codeOf(path).matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g);
  return [...found].map((match) => normalize(join(dirname(path), match[1] ?? '')).replaceAll('\\', '/'));
}

function allowed(from: string, to: string): boolean {
  const room = roomOf(from);
  if (room === 'bin' || roomOf(to) === room) return room !== 'integrations' || sameType(from, to);
  const target = to.replace(/^lib\//, '').replace(/\.ts$/, '');
  return (ARROWS[room] ?? []).some((arrow) => target === arrow || target.startsWith(`${arrow}/`));
}

/** An integration may use itself and `_family` folders, never another integration. */
function sameType(from: string, to: string): boolean {
  const [a = '', b = ''] = [from, to].map((path) => path.split('/')[2] ?? '');
  return a === b || b.startsWith('_');
}

describe('rooms', () => {
  it('has sources to look at', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it.each(sources)('%s imports only what its room may', (path) => {
    expect(importsOf(path).filter((to) => !allowed(path, to))).toEqual([]);
  });

  it.each(OWNED)('$what stays where it belongs', ({ what, where }) => {
    expect(sources.filter((path) => what.test(codeOf(path)) && !where.test(path))).toEqual([]);
  });
});

describe('size', () => {
  const all = globSync('{bin,lib,functions,test,bench,codecs}/**/*.ts').filter(
    (path) => !/\.gen\.ts$|\.d\.ts$/.test(path),
  );
  const lines = new Map(all.map((path) => [path, readFileSync(path, 'utf8').split('\n').length - 1]));

  it('no file is longer than 300 lines', () => {
    expect([...lines].filter(([, count]) => count > 300)).toEqual([]);
  });

  it('half of all files have at most 80 lines', () => {
    const sorted = [...lines.values()].sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
  });

  it('Lambda entries have at most 40 lines', () => {
    const entries = [...lines].filter(([path]) => /^functions\/(?!ports)[a-z-]+\.ts$/.test(path.replaceAll('\\', '/')));
    expect(entries.length).toBeGreaterThan(5);
    expect(entries.filter(([, count]) => count > 40)).toEqual([]);
  });
});
