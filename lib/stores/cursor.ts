import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';

/** Where a list goes on, as opaque text. */
export function cursorOf(position: Json): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

/** Inverse of `cursorOf`; throws `invalid` for text that is no cursor of this list. */
export function positionOf<T extends Json>(cursor: string, isPosition: (value: unknown) => value is T): T {
  const position = parse(cursor);
  if (isPosition(position)) return position;
  throw new Failure('invalid', 'This cursor is none of ours', {
    field: 'cursor',
    fix: 'Use the cursor of the page before, with the same filters.',
  });
}

export function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
