import type { Image } from './image.ts';

/** A compiled program: the instance's memory right after its source was evaluated. */
export interface Snapshot {
  image: Image;
  /** Set once a message made so much garbage that it has to be freed as it falls. */
  frees?: boolean;
  linesBefore: number;
  /** Lines of the user's script. */
  lines: number;
  /** The user's line of each generated line. */
  lineMap?: readonly number[];
}

/** Snapshots by key within a budget of bytes; the least recently used ones go first. */
export class SnapshotCache {
  readonly #snapshots = new Map<string, { snapshot: Snapshot; used: number }>();
  readonly #budget: number;
  #bytes = 0;
  #uses = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(key: string): Snapshot | undefined {
    const found = this.#snapshots.get(key);
    if (found === undefined) return undefined;
    // Moving it within the map would take longer than the rest of a lookup.
    found.used = ++this.#uses;
    return found.snapshot;
  }

  put(key: string, snapshot: Snapshot): void {
    this.#drop(key);
    this.#snapshots.set(key, { snapshot, used: ++this.#uses });
    this.#bytes += snapshot.image.size;
    if (this.#bytes <= this.#budget) return;
    const oldestFirst = [...this.#snapshots].sort(([, a], [, b]) => a.used - b.used);
    for (const [oldest] of oldestFirst) {
      if (this.#bytes <= this.#budget || oldest === key) break;
      this.#drop(oldest);
    }
  }

  clear(): void {
    this.#snapshots.clear();
    this.#bytes = 0;
  }

  get size(): { snapshots: number; bytes: number } {
    return { snapshots: this.#snapshots.size, bytes: this.#bytes };
  }

  #drop(key: string): void {
    const gone = this.#snapshots.get(key);
    if (gone === undefined) return;
    this.#snapshots.delete(key);
    this.#bytes -= gone.snapshot.image.size;
  }
}
