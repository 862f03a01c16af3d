import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { HOUR } from '../../model/clock.ts';
import type { Dynamo } from '../dynamo.ts';
import { testTables } from '../stores.test-kit.ts';
import { deletePacked, readPacked, writePacked } from './packed.ts';

const tables = testTables();
const large = () => ({ text: randomBytes(320_000).toString('base64') });

/** The answer to a head is lost on its way, so the client sends it once more. */
function losing(): typeof tables {
  const dynamo: Dynamo = {
    ...tables.dynamo,
    put: async (input, options) => {
      if (input.Item?.['sk'] === '0') await tables.dynamo.put(input, options);
      return tables.dynamo.put(input, options);
    },
  };
  return { ...tables, dynamo, clock: tables.clock };
}

/** The head cannot be written: its parts are left. */
function dying(): typeof tables {
  const dynamo: Dynamo = {
    ...tables.dynamo,
    put: async (input, options) => {
      if (input.Item?.['sk'] === '0') throw new Error('died');
      return tables.dynamo.put(input, options);
    },
  };
  return { ...tables, dynamo, clock: tables.clock };
}

async function partsUnder(pk: string): Promise<string[]> {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
  const { items } = await tables.dynamo.query({ TableName: 'test-catalog', ...query });
  return items.map(({ sk }) => String(sk)).filter((sk) => sk !== '0');
}

it.each([['under an etag'], ['whatever is there'], ['as the first']])(
  'is written although the answer to its head is lost: %s',
  async (how) => {
    const pk = `lost#${how}`;
    const before = how === 'as the first' ? null : (await writePacked(tables, pk, large(), null)).etag;
    const written = await writePacked(losing(), pk, large(), how === 'whatever is there' ? 'any' : before);
    expect(await readPacked(tables, pk)).toEqual(written);
    // What it replaced nobody told: the next reader after an hour removes it.
    tables.now += 2 * HOUR;
    await readPacked(tables, pk);
    expect((await partsUnder(pk)).every((sk) => sk.startsWith(`${written.etag}~`))).toBe(true);
    expect(await readPacked(tables, pk)).toEqual(written);
  },
);

it('loses the parts of a write that died, but not those of one that is under way', async () => {
  const { etag } = await writePacked(tables, 'died', { small: 1 }, null);
  await expect(writePacked(dying(), 'died', large(), etag)).rejects.toThrow('died');
  await readPacked(tables, 'died');
  expect((await partsUnder('died')).length).toBeGreaterThan(1);
  tables.now += 2 * HOUR;
  expect(await readPacked(tables, 'died')).toEqual({ content: { small: 1 }, etag });
  expect(await partsUnder('died')).toEqual([]);
});

it('is removed whole, and under another etag not at all', async () => {
  await expect(writePacked(dying(), 'gone', large(), null)).rejects.toThrow('died');
  const written = await writePacked(tables, 'gone', large(), null);
  await deletePacked(tables, 'gone', 'other');
  expect(await readPacked(tables, 'gone')).toEqual(written);
  tables.now += 2 * HOUR;
  await deletePacked(tables, 'gone', written.etag);
  expect(await partsUnder('gone')).toEqual([]);
});
