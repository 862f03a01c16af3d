import { Failure } from '../../model/failure.ts';
import { LIMITS } from '../limits.ts';
import { collect } from './collect.ts';
import { type Crossing, crossingOf, readLogs } from './crossing.ts';
import { guarded } from './guard.ts';
import { Instance } from './instance.ts';
import { load } from './load.ts';
import type { Answer, Job, Program } from './program.ts';
import { run } from './run.ts';
import { memoryFailure, timeoutFailure, trapFailure } from './script-failure.ts';
import { selfTest } from './self-test.ts';
import { type Snapshot, SnapshotCache } from './snapshot-cache.ts';
import { compileWasm } from './wasm.ts';

export interface SandboxOptions {
  /** Budget for snapshots, default 64 MiB. */
  snapshotBytes?: number;
}

/**
 * Runs programs of many users on one WASM instance, each message as if it were the first one ever: see docs/sandbox.md.
 * Nothing here keeps time or state between messages but the snapshots.
 */
export class Sandbox {
  readonly #module: WebAssembly.Module;
  readonly #snapshots: SnapshotCache;
  #instance: Instance;
  #replacement: Promise<void> | null = null;
  /** The instance was killed, fell over or grew. */
  #worn = false;
  /** The memory of the one before, until it is collected. */
  #dropped: WeakRef<ArrayBufferLike> | null = null;

  static async open(options: SandboxOptions = {}): Promise<Sandbox> {
    const module = await compileWasm();
    const instance = await Instance.open(module);
    selfTest(instance);
    return new Sandbox(module, instance, new SnapshotCache(options.snapshotBytes ?? LIMITS.snapshotBytes));
  }

  private constructor(module: WebAssembly.Module, instance: Instance, snapshots: SnapshotCache) {
    this.#module = module;
    this.#instance = instance;
    this.#snapshots = snapshots;
  }

  /** Compiles and keeps the snapshot. Throws `compile`, `timeout` or `memory`. */
  compile(key: string, program: () => Program): void {
    let thrown: unknown;
    const done = guarded(() => {
      try {
        this.#snapshot(key, program);
      } catch (error) {
        thrown = error;
      }
    }, LIMITS.hardMs);
    this.#heal(!done || !(thrown === undefined || thrown instanceof Failure));
    if (!done) throw timeoutFailure(LIMITS.hardMs, []);
    if (thrown !== undefined) throw this.#failureOf(thrown, []);
  }

  /**
   * Runs jobs, up to ten under one guard, those of one program after one another: changing the program costs most.
   * Results stand in the order of the jobs. A failing one has its Failure as result; the others go on.
   */
  run(jobs: Job[]): (Answer | Failure)[] {
    const results: (Answer | Failure)[] = [];
    const waiting = grouped(jobs);
    let next = 0;
    while (next < waiting.length) {
      const started = performance.now();
      const done = guarded(() => {
        for (const { job, at } of waiting.slice(next, next + LIMITS.guardedMessages)) {
          results[at] = this.#one(job);
          next++;
          if (performance.now() - started > LIMITS.renewMs) break;
        }
      }, LIMITS.hardMs);
      const blamed = done ? undefined : waiting[next++];
      if (blamed !== undefined) results[blamed.at] = this.#blamed(blamed.job);
    }
    return results;
  }

  /** Resolves when no replacement of the instance is under way. */
  async settled(): Promise<void> {
    await this.#replacement;
  }

  /** For tests and health pages. */
  get state(): { snapshots: number; bytes: number; memoryBytes: number; layout: string } {
    return { ...this.#snapshots.size, memoryBytes: this.#instance.memory.length, layout: this.#instance.layout };
  }

  close(): void {
    this.#snapshots.clear();
  }

  #one(job: Job): Answer | Failure {
    const started = performance.now();
    let trapped = false;
    // A message that fails before the restore must not report what the one before it logged.
    this.#instance.clearLog();
    try {
      const crossing: Crossing = crossingOf(job.call);
      const snapshot = this.#snapshot(job.key, job.program);
      const output = run(this.#instance, snapshot, crossing, job.call.now);
      return { output, logs: readLogs(this.#instance), ms: performance.now() - started };
    } catch (thrown) {
      trapped = !(thrown instanceof Failure);
      const logs = readLogs(this.#instance);
      return this.#failureOf(thrown, logs);
    } finally {
      this.#heal(trapped);
    }
  }

  #failureOf(thrown: unknown, logs: string[]): Failure {
    if (thrown instanceof Failure) return withLogs(thrown, logs);
    // V8's stack ended in the middle of the engine; no harm done.
    if (thrown instanceof RangeError) return trapFailure(thrown, logs);
    // Some parts of the engine fall over where they should report that the heap is full.
    const full = this.#instance.heapFull;
    this.#instance.distrust();
    return full ? memoryFailure(logs) : trapFailure(thrown, logs);
  }

  #blamed({ key }: Job): Failure {
    // Its code never came to note what the garbage that it kept had cost.
    const snapshot = this.#snapshots.get(key);
    if (snapshot !== undefined) snapshot.frees = true;
    const failure = timeoutFailure(LIMITS.hardMs, readLogs(this.#instance));
    this.#heal(true);
    return failure;
  }

  #snapshot(key: string, program: () => Program): Snapshot {
    const known = this.#snapshots.get(key);
    if (known !== undefined) return known;
    const fresh = load(this.#instance, program());
    this.#snapshots.put(key, fresh);
    return fresh;
  }

  /**
   * The next restore heals a damaged instance; a new one takes over as soon as it stands, because grown memory never
   * shrinks and a killed engine is not worth trusting longer than needed. But only one dropped instance at a time may
   * wait for the garbage collector.
   */
  #heal(damaged: boolean): void {
    this.#worn ||= damaged || this.#instance.worn;
    if (!this.#worn || this.#replacement !== null) return;
    if (this.#dropped?.deref() !== undefined) {
      collect();
      return;
    }
    this.#replacement = Instance.open(this.#module, this.#instance)
      .then((next) => this.#replaceBy(next))
      .catch(() => undefined)
      .finally(() => {
        this.#replacement = null;
      });
  }

  #replaceBy(next: Instance): void {
    if (next.layout !== this.#instance.layout) this.#snapshots.clear();
    this.#dropped = new WeakRef(this.#instance.memory.buffer);
    this.#instance = next;
    this.#worn = false;
    collect();
  }
}

/** Jobs with their places, in the order in which their programs come first. */
function grouped(jobs: Job[]): { job: Job; at: number }[] {
  const placed = jobs.map((job, at) => ({ job, at }));
  return jobs.length < 3 ? placed : [...Map.groupBy(placed, ({ job }) => job.key).values()].flat();
}

function withLogs(failure: Failure, logs: string[]): Failure {
  return logs.length === 0 ? failure : new Failure(failure.code, failure.message, { ...failure.detail, logs });
}
