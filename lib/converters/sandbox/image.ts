import { Buffer } from 'node:buffer';

/** A copy of the used linear memory, without C stack and arena. Plain host bytes: no other script can reach them. */
export interface Image {
  /** One after the other; of ranges that did not change since the base image, the base image's own bytes. */
  parts: { at: number; bytes: Uint8Array }[];
  /** Where the heap's used part ended when the copy was taken; free memory above is not part of it. */
  end: number;
  /** Bytes that are this image's alone. */
  size: number;
}

/** Finer pages, and shorter runs, share a little more and cost a call each. */
const PAGE = 2_048;
const NOTHING = new Uint8Array();
const SHARED_AT_LEAST = 4 * PAGE;

/** Copies the ranges; those of `base`, which has the same ones and was taken without a base itself, are shared. */
export function takeImage(memory: Uint8Array, ranges: [from: number, to: number][], end: number, base?: Image): Image {
  const image: Image = { parts: [], end, size: 0 };
  for (const [i, [from, to]] of ranges.entries()) {
    let copiedTo = from;
    const copyTo = (upTo: number) => {
      if (upTo > copiedTo) image.parts.push({ at: copiedTo, bytes: memory.slice(copiedTo, upTo) });
      image.size += upTo - copiedTo;
    };
    const before = base?.parts[i]?.bytes ?? NOTHING;
    for (const [start, stop] of unchanged(memory.subarray(from, to), before)) {
      copyTo(from + start);
      image.parts.push({ at: from + start, bytes: before.subarray(start, stop) });
      copiedTo = from + stop;
    }
    copyTo(to);
  }
  return image;
}

export function putImage(memory: Uint8Array, image: Image): void {
  for (const { at, bytes } of image.parts) memory.set(bytes, at);
}

export function sameImage(a: Image, b: Image): boolean {
  return (
    a.end === b.end &&
    a.parts.length === b.parts.length &&
    a.parts.every(({ at, bytes }, i) => at === b.parts[i]?.at && Buffer.compare(bytes, b.parts[i].bytes) === 0)
  );
}

/** Runs of whole pages that are as they were, as offsets. */
function unchanged(now: Uint8Array, before: Uint8Array): [start: number, end: number][] {
  const runs: [number, number][] = [];
  let start = 0;
  for (let at = 0; at < now.length; at += PAGE) {
    const end = Math.min(at + PAGE, now.length);
    const same = end <= before.length && Buffer.compare(now.subarray(at, end), before.subarray(at, end)) === 0;
    if (!same || end === now.length) {
      const runEnd = same ? end : at;
      if (runEnd - start >= SHARED_AT_LEAST) runs.push([start, runEnd]);
      start = end;
    }
  }
  return runs;
}
