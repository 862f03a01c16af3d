import type { DownlinkStore } from '../../model/ports.ts';
import { tableName } from '../../model/tables.ts';
import { cursorOf, isTexts, positionOf } from '../cursor.ts';
import type { DownlinkOptions } from '../downlinks.ts';
import { isAlive } from '../expiry.ts';
import { digits, downlinkOf } from './items.ts';

const FAILED = 'failed';

/** Through the index byState, which holds keys only: the downlinks themselves are read by these. */
export async function listFailed(
  { dynamo, stack, clock }: DownlinkOptions,
  { limit, cursor, from, to }: Parameters<DownlinkStore['failed']>[0],
): ReturnType<DownlinkStore['failed']> {
  const TableName = tableName(stack, 'downlinks');
  const [pk, sk, fs] = cursor ? positionOf(cursor, isTexts) : [];
  const { items, last } = await dynamo.query({
    TableName,
    IndexName: 'byState',
    KeyConditionExpression: 'fk = :failed AND fs BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':failed': FAILED, ':from': digits(from), ':to': digits(to - 1) },
    ScanIndexForward: false,
    Limit: limit,
    ...(pk === undefined ? {} : { ExclusiveStartKey: { pk, sk, fk: FAILED, fs } }),
  });
  const keys = items.map((item) => ({ pk: String(item['pk']), sk: String(item['sk']) }));
  const found = (await dynamo.batchGet(TableName, keys)).filter((item) => isAlive(item, clock()));
  const place = ({ pk: one, sk: two }: { pk: string; sk: string }) => `${one}\n${two}`;
  const byKey = new Map(found.map((item) => [place(item as { pk: string; sk: string }), downlinkOf(item)]));
  const next = last === undefined ? null : cursorOf([String(last['pk']), String(last['sk']), String(last['fs'])]);
  return { items: keys.flatMap((key) => byKey.get(place(key)) ?? []), cursor: next };
}
