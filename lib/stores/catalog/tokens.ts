import type { ApiToken, Catalog } from '../../model/ports.ts';
import { type CatalogOptions, catalogTable } from './documents.ts';

const TOKEN = 'token';

/** API tokens, found by the sha256 of what a caller shows. Whether one has expired is for the caller to judge. */
export function createTokens(options: CatalogOptions): Pick<Catalog, 'token' | 'putToken'> {
  const TableName = catalogTable(options);
  return {
    async token(hash) {
      const item = await options.dynamo.get({ TableName, Key: { pk: TOKEN, sk: hash } });
      return item === undefined ? null : (JSON.parse(String(item['j'])) as ApiToken);
    },
    async putToken(token) {
      await options.dynamo.put({ TableName, Item: { pk: TOKEN, sk: token.hash, j: JSON.stringify(token) } });
    },
  };
}
