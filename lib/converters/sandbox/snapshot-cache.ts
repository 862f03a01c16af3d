import type { Image } from './image.ts';

/** A compiled program: the instance's memory right after its source was evaluated. */
export interface Snapshot {
  image: Image;
  linesBefore: number;
  /** Lines of the user's script. */
  lines: number;
  /** The user's line of each generated line. */
  lineMap?: readonly number[];
}

/** Snapshots by key within a budget of bytes; the least recently used ones go first. */
export class SnapshotCache {
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #budget: number;
  #bytes = 0;

  constructor(budget: number) {
    this.#budget = budget;
  }

  get(key: string): Snapshot | undefined {
    const found = this.#snapshots.get(key);
    if (found === undefined) return undefined;
    this.#snapshots.delete(key);
    this.#snapshots.set(key, found);
    return found;
  }

  put(key: string, snapshot: Snapshot): void {
    this.#drop(key);
    this.#snapshots.set(key, snapshot);
    this.#bytes += snapshot.image.size;
    for (const oldest of this.#snapshots.keys()) {
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
    this.#bytes -= gone.image.size;
  }
}
