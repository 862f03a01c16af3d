import { joinKey } from '../../model/message-key.ts';

export function indexKey(sourceId: string): string {
  return joinKey('library-index', sourceId);
}

export function contentKey(sourceId: string, digest: string): string {
  return joinKey('library-content', sourceId, digest);
}
