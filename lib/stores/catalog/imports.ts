import { isJsonObject } from '../../model/json.ts';
import { joinKey } from '../../model/message-key.ts';
import type { ImportStore } from '../../model/ports.ts';
import type { CatalogOptions } from './documents.ts';
import { deletePacked, readPacked, writePacked } from './packed.ts';

/** The documents that converters were imported from, under `import#<converterId>`: only an export reads them. */
export function createImports(options: CatalogOptions): ImportStore {
  return {
    async imported(converterId) {
      const content = (await readPacked(options, importKey(converterId)))?.content ?? null;
      return isJsonObject(content) ? content : null;
    },
    async putImported(converterId, document) {
      await writePacked(options, importKey(converterId), document, 'any');
    },
    deleteImported: (converterId) => deletePacked(options, importKey(converterId)),
  };
}

function importKey(converterId: string): string {
  return joinKey('import', converterId);
}
