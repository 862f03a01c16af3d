import type { Json } from '../../model/json.ts';
import { joinKey } from '../../model/message-key.ts';
import type { VectorStore } from '../../model/ports.ts';
import type { Vector } from '../../model/vector.ts';
import type { CatalogOptions } from './documents.ts';
import { deletePacked, readPacked, writePacked } from './packed.ts';

/**
 * The vectors of a converter, one packed list under `vector#<converterId>`: they are read, run and replaced together,
 * and one conditional write changes all of them.
 */
export function createVectors(options: CatalogOptions): VectorStore {
  return {
    async vectors(converterId) {
      const found = await readPacked(options, vectorKey(converterId));
      return found === null ? { items: [], etag: null } : { items: vectorsIn(found.content), etag: found.etag };
    },
    async putVectors(converterId, items, replaces) {
      const { etag } = await writePacked(options, vectorKey(converterId), items as unknown as Json, replaces);
      return { items, etag };
    },
    deleteVectors: (converterId) => deletePacked(options, vectorKey(converterId)),
  };
}

function vectorKey(converterId: string): string {
  return joinKey('vector', converterId);
}

function vectorsIn(content: Json): Vector[] {
  return content as unknown as Vector[];
}
