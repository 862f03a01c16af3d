import type { Engine } from './engine.ts';
import type { WireItem } from './index-units.ts';
import type { TableSchema } from './schemas.ts';

export interface TtlSpecification {
  AttributeName: string;
  Enabled: boolean;
}

/** Time to live, which dynalite lacks: the two operations and the deleting. */
export interface Expiry {
  set(table: string, specification: TtlSpecification): void;
  /** As DescribeTimeToLive answers it. */
  describe(table: string): object;
  /** Deletes what has expired by `now` (epoch ms); answers how many items went. */
  sweep(now: number): Promise<number>;
}

/** AWS leaves items alone whose expiry lies more than five years back. */
const OLDEST = 5 * 365 * 24 * 60 * 60;

export function makeExpiry(engine: Engine, schemaOf: (table: string) => Promise<TableSchema | null>): Expiry {
  const attributes = new Map<string, string>();
  return {
    set: (table, specification) => {
      if (specification.Enabled) attributes.set(table, specification.AttributeName);
      else attributes.delete(table);
    },
    describe: (table) => {
      const attribute = attributes.get(table);
      return {
        TimeToLiveDescription:
          attribute === undefined
            ? { TimeToLiveStatus: 'DISABLED' }
            : { TimeToLiveStatus: 'ENABLED', AttributeName: attribute },
      };
    },
    sweep: async (now) => {
      let gone = 0;
      for (const [table, attribute] of attributes) {
        const schema = await schemaOf(table);
        if (schema !== null) gone += await sweepTable(engine, { table, attribute, keys: schema.keys }, now);
      }
      return gone;
    },
  };
}

interface ScanPage {
  Items: WireItem[];
  LastEvaluatedKey?: WireItem;
}

async function sweepTable(
  engine: Engine,
  { table, attribute, keys }: { table: string; attribute: string; keys: string[] },
  now: number,
): Promise<number> {
  const seconds = Math.floor(now / 1_000);
  let gone = 0;
  let from: WireItem | undefined;
  do {
    const page: ScanPage = await engine.ask('Scan', {
      TableName: table,
      Limit: 200,
      FilterExpression: '#x BETWEEN :old AND :now',
      ExpressionAttributeNames: { '#x': attribute },
      ExpressionAttributeValues: { ':old': { N: String(seconds - OLDEST) }, ':now': { N: String(seconds) } },
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    for (const item of page.Items) gone += await deleteExpired(engine, table, attribute, keys, item);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return gone;
}

/** Only if the item still expires when it did: it may have been written again since the scan. */
async function deleteExpired(
  engine: Engine,
  table: string,
  attribute: string,
  keys: string[],
  item: WireItem,
): Promise<number> {
  const answer = await engine.call(
    'DeleteItem',
    JSON.stringify({
      TableName: table,
      Key: Object.fromEntries(keys.map((key) => [key, item[key]])),
      ConditionExpression: '#x = :seen',
      ExpressionAttributeNames: { '#x': attribute },
      ExpressionAttributeValues: { ':seen': item[attribute] },
    }),
  );
  return answer.status === 200 ? 1 : 0;
}
