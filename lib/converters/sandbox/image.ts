/** A copy of the used linear memory, without C stack and arena. Plain host bytes: no other script can reach them. */
export interface Image {
  parts: { at: number; bytes: Uint8Array }[];
  /** End of the heap when the copy was taken. */
  heapEnd: number;
  size: number;
}

export function takeImage(memory: Uint8Array, ranges: [from: number, to: number][], heapEnd: number): Image {
  const parts = ranges.map(([from, to]) => ({ at: from, bytes: memory.slice(from, to) }));
  return { parts, heapEnd, size: parts.reduce((sum, part) => sum + part.bytes.length, 0) };
}

export function putImage(memory: Uint8Array, image: Image): void {
  for (const { at, bytes } of image.parts) memory.set(bytes, at);
}
