import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Json } from '../../model/json.ts';

/** A script that tries to do harm, and how it has to end. */
export interface HostileScript {
  /** File of the corpus, such as `native-loops`. */
  kind: string;
  name: string;
  script: string;
  /** Failure codes that are right, or `ok`. More than one where the machine's speed decides which limit comes first. */
  outcomes: string[];
  /** What an `ok` gives. */
  output?: Json;
}

type Part = string | [text: string, count: number];

interface CorpusFile {
  about: string;
  /** Stands before each script. */
  before?: string;
  scripts: { name: string; script: string | Part[]; outcome: string | string[]; output?: Json }[];
}

const FOLDER = join(import.meta.dirname, 'corpus');

/** The whole corpus, or some of its files. */
export function hostileScripts(...kinds: string[]): HostileScript[] {
  const files = globSync('*.json', { cwd: FOLDER }).sort();
  return files.map((file) => basename(file, '.json')).flatMap((kind) => (wanted(kinds, kind) ? scriptsOf(kind) : []));
}

const wanted = (kinds: string[], kind: string) => kinds.length === 0 || kinds.includes(kind);

function scriptsOf(kind: string): HostileScript[] {
  const { before = '', scripts } = JSON.parse(readFileSync(join(FOLDER, `${kind}.json`), 'utf8')) as CorpusFile;
  return scripts.map(({ name, script, outcome, ...rest }) => ({
    kind,
    name,
    script: before + partsOf(script).map(textOf).join(''),
    outcomes: [outcome].flat(),
    ...rest,
  }));
}

const partsOf = (script: string | Part[]): Part[] => (typeof script === 'string' ? [script] : script);

/** A pair is a text and how often it stands there; `%` in it is the number of the repetition. */
function textOf(part: Part): string {
  if (typeof part === 'string') return part;
  const [text, count] = part;
  return Array.from({ length: count }, (_, i) => text.replaceAll('%', String(i))).join('');
}
