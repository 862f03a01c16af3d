import { Buffer } from 'node:buffer';
import type { ConverterKind, Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { DownlinkInput, SentBytes, UplinkInput } from './contracts/contract.ts';
import { contractOf } from './contracts/table.ts';
import { LIMITS } from './limits.ts';
import type { Answer, Call, Job, Program } from './sandbox/program.ts';
import { Sandbox, type SandboxOptions } from './sandbox/sandbox.ts';
import { isTable, Tables } from './table/tables.ts';

export type { DownlinkInput, SentBytes, UplinkInput } from './contracts/contract.ts';

/** What a script gave. `ms` counts everything from restore to parsed output. */
export interface Run {
  output: Json;
  logs: string[];
  ms: number;
}

/** Runs versions of converters: live messages, tests, replays and vectors alike. One per process. */
export interface Engine {
  /** Compiles and keeps the snapshot. Throws `compile` with line and column, or `unsupported`. */
  check(version: Version): void;
  /** Throws the script's Failure: see FAILURES, "what a script did"; captured logs are in its detail. */
  runUplink(version: Version, input: UplinkInput): Run;
  runDownlink(version: Version, input: DownlinkInput): Run;
  /** Reads the bytes of a downlink back by the codec that made them. Null: it cannot. */
  decodeDownlink(version: Version, input: SentBytes): Run | null;
  /** Many uplinks of one invocation: cheaper, because ten share an outer guard. Failures stand where Runs would. */
  runUplinks(uplinks: { version: Version; input: UplinkInput }[]): (Run | Failure)[];
  /** Resolves when a damaged instance has been replaced. */
  settled(): Promise<void>;
  close(): void;
}

/** Starts the sandbox. Throws `unavailable` when the installed engine is not the one it was written for. */
export async function openEngine(options: SandboxOptions = {}): Promise<Engine> {
  const sandbox = await Sandbox.open(options);
  const tables = new Tables();
  const one = (job: Job): Run => {
    const [answer] = sandbox.run([job]);
    if (answer === undefined || answer instanceof Failure) throw answer;
    return answer;
  };
  return {
    check: (version) => {
      if (isTable(version)) tables.check(version);
      else sandbox.compile(keyOf(version, version.kind), programOf(version, version.kind));
    },
    runUplink: (version, input) => (isTable(version) ? tables.run(version, input) : one(uplinkJob(version, input))),
    runDownlink: (version, input) =>
      isTable(version)
        ? tables.encode(version, input)
        : one(jobOf(version, 'downlink', contractOf(version).downlink.call(input))),
    decodeDownlink: (version, input) => {
      const decode = isTable(version) ? undefined : contractOf(version).decodeDownlink;
      const run = decode === undefined ? null : one(jobOf(version, 'decodeDownlink', decode.call(input)));
      return run?.output == null ? null : run;
    },
    runUplinks: (uplinks) => runAll(sandbox, tables, uplinks),
    settled: () => sandbox.settled(),
    close: () => sandbox.close(),
  };
}

function runAll(
  sandbox: Sandbox,
  tables: Tables,
  uplinks: { version: Version; input: UplinkInput }[],
): (Run | Failure)[] {
  const prepared = uplinks.map(({ version, input }) => {
    try {
      return isTable(version) ? tables.run(version, input) : uplinkJob(version, input);
    } catch (thrown) {
      if (thrown instanceof Failure) return thrown;
      throw thrown;
    }
  });
  const isJob = (one: Job | Answer | Failure): one is Job => 'program' in one;
  const answers = sandbox.run(prepared.filter(isJob))[Symbol.iterator]();
  return prepared.map((one) => (isJob(one) ? (answers.next().value as Answer | Failure) : one));
}

function uplinkJob(version: Version, input: UplinkInput): Job {
  return jobOf(version, 'uplink', contractOf(version).uplink.call(input));
}

/** What of a script is called. */
type Entry = ConverterKind | 'decodeDownlink';

function jobOf(version: Version, kind: Entry, call: Call): Job {
  return { key: keyOf(version, kind), program: programOf(version, kind), call };
}

/** Each text is made once: a new one with every message would have to be hashed with every lookup. */
const keys = new WeakMap<Version, Partial<Record<Entry, string>>>();

/** The hash says nothing about the kind, and each kind wraps one script differently. */
function keyOf(version: Version, kind: Entry): string {
  const known = keys.get(version) ?? {};
  keys.set(version, known);
  known[kind] ??= `${kind} ${version.hash}`;
  return known[kind];
}

function programOf(version: Version, kind: Entry): () => Program {
  const contract = contractOf(version)[kind];
  return () => {
    const size = Buffer.byteLength(version.script);
    if (size > LIMITS.scriptBytes) {
      throw new Failure('compile', `The script takes ${size} bytes; a converter may take ${LIMITS.scriptBytes}.`);
    }
    if (version.script.includes('\0')) throw new Failure('compile', 'The script holds a NUL character.');
    if (contract === undefined) throw new Failure('unsupported', `This contract has no ${kind}.`);
    return contract.program(version);
  };
}
