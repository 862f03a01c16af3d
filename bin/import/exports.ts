import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type ExportedIntegration,
  exportedIntegration,
  idIn,
  isIntegrationExport,
} from '../../lib/converter-library/thingsboard-integration.ts';
import { type ExportedConverter, exportedConverter, isExport } from '../../lib/converters/thingsboard-export.ts';
import { registry } from '../../lib/integrations/registry.gen.ts';
import { asFailure, Failure } from '../../lib/model/failure.ts';
import { isJsonObject, type Json, type JsonObject } from '../../lib/model/json.ts';

/** A document of a file, with all names by which another one may mean it. */
interface Document {
  /** `file.json`, or `file.json[2]` for one of several. */
  where: string;
  ids: string[];
  content: JsonObject;
}

export interface FoundConverter extends Document {
  converter: ExportedConverter;
}

export interface FoundIntegration extends Document {
  integration: ExportedIntegration;
}

/** Everything in a set of files, and each reason why one of them cannot be taken. */
export interface Found {
  converters: FoundConverter[];
  integrations: FoundIntegration[];
  problems: string[];
}

/**
 * Reads exports of ThingsBoard: a document per file or an array of them, as the API gives it, as the pages export it, or
 * as version control keeps it (`{entity: …}`).
 */
export async function readExports(paths: string[]): Promise<Found> {
  const found: Found = { converters: [], integrations: [], problems: [] };
  for (const path of paths) {
    try {
      for (const document of documentsIn(parse(await readFile(path, 'utf8')), path)) sort(document, found);
    } catch (thrown) {
      const { message } = asFailure(thrown);
      found.problems.push(`${path} ${thrown instanceof Failure ? message : `cannot be read: ${message}`}`);
    }
  }
  return found;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new Failure('invalid', `is not JSON: ${(cause as Error).message}`, { cause });
  }
}

function documentsIn(value: Json, path: string): Document[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((item, i) => {
    const where = Array.isArray(value) ? `${path}[${i}]` : path;
    const content = isJsonObject(item) && isJsonObject(item['entity']) ? item['entity'] : item;
    if (!isJsonObject(content)) throw new Failure('invalid', 'holds something that is no object');
    const ids = [idIn(content['id']), idIn(content['externalId']), basename(path, '.json')];
    return { where, content, ids: ids.filter((id) => id !== null) };
  });
}

function sort(document: Document, found: Found): void {
  const { where, content } = document;
  try {
    if (isIntegrationExport(content)) {
      found.integrations.push({ ...document, integration: exportedIntegration(content, registry) });
    } else if (isExport(content)) {
      const converter = exportedConverter(content);
      const name = converter.name === '' ? basename(where).replace(/\.json/, '') : converter.name;
      found.converters.push({ ...document, converter: { ...converter, name } });
    } else {
      found.problems.push(`${where} is neither a converter nor an integration of ThingsBoard`);
    }
  } catch (thrown) {
    const { message, detail } = asFailure(thrown);
    found.problems.push(`${where} ${message}${detail.fix === undefined ? '' : `. ${detail.fix}`}`);
  }
}
