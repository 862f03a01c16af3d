import type { Converter } from '../../model/converter.ts';
import type { Catalog } from '../../model/ports.ts';
import { type CatalogOptions, catalogTable, deleteDocument, documentOf, putDocument } from './documents.ts';
import { listDocuments } from './list.ts';

type Converters = Pick<Catalog, 'converter' | 'converters' | 'putConverter' | 'deleteConverter'>;

const CONVERTER = 'converter';

export function converterKey(id: string) {
  return { pk: CONVERTER, sk: id };
}

/** Converters: items under `converter`. Activating another version is one conditional write of this item. */
export function createConverters(options: CatalogOptions): Converters {
  return {
    async converter(id) {
      const input = { TableName: catalogTable(options), Key: converterKey(id), ConsistentRead: true };
      return documentOf<Converter>(await options.dynamo.get(input));
    },
    converters: (query) => listDocuments<Converter>(options, CONVERTER, query),
    putConverter: (given, replaces) =>
      putDocument<Converter>(options, { key: converterKey(given.id), document: given, replaces }),
    deleteConverter: (id, etag) => deleteDocument(options, converterKey(id), etag),
  };
}
