/** The one question we ask Timestream: the records of one entity in a range of time. */
export interface RangeQuery {
  database: string;
  table: string;
  /** Value of the dimension `entity`: the entity's id. */
  entity: string;
  /** Epoch ms, inclusive. */
  from: number;
  /** Epoch ms, exclusive. */
  to: number;
  order: 'asc' | 'desc';
  /** Rows. */
  limit: number;
}

/** Nothing else is ever put into the text, so nothing needs to be quoted. */
const ENTITY = /^[0-9a-f-]{36}$/;

/** The query's text, in Timestream's SQL. Throws a RangeError for names and ids that are none of ours. */
export function rangeQueryText({ database, table, entity, from, to, order, limit }: RangeQuery): string {
  if (!ENTITY.test(entity)) throw new RangeError(`'${entity}' is no entity id`);
  if (/["\\]/.test(database + table)) throw new RangeError(`'${database}.${table}' is no name of a table`);
  const range = `time >= from_milliseconds(${Math.floor(from)}) AND time < from_milliseconds(${Math.floor(to)})`;
  return `SELECT * FROM "${database}"."${table}" WHERE entity = '${entity}' AND ${range} ORDER BY time ${order.toUpperCase()} LIMIT ${Math.floor(limit)}`;
}

const SHAPE = new RegExp(
  '^SELECT \\* FROM "([^"]+)"\\."([^"]+)" WHERE entity = \'([0-9a-f-]{36})\'' +
    ' AND time >= from_milliseconds\\((\\d+)\\) AND time < from_milliseconds\\((\\d+)\\)' +
    ' ORDER BY time (ASC|DESC) LIMIT (\\d+)$',
);

/** Inverse of `rangeQueryText`, for the local endpoint; null for any other text. */
export function rangeQueryOf(text: string): RangeQuery | null {
  const found = SHAPE.exec(text);
  if (found === null) return null;
  const [, database = '', table = '', entity = '', from, to, order, limit] = found;
  return {
    database,
    table,
    entity,
    from: Number(from),
    to: Number(to),
    order: order === 'ASC' ? 'asc' : 'desc',
    limit: Number(limit),
  };
}
