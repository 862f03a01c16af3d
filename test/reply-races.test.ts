import { expect, it } from 'vitest';
import { HOUR } from '../lib/model/clock.ts';
import type { PendingReply } from '../lib/model/entity.ts';
import { createEntityStore } from '../lib/stores/entities.ts';
import { NOW, testTables } from '../lib/stores/stores.test-kit.ts';
import { sized } from './size.test-kit.ts';

const tables = testTables();
const ROUNDS = sized(4, 200);
const TAKERS = 20;

it(`${ROUNDS} rounds of ${TAKERS} uplinks at once: one gets the reply in each, and gets it again`, async () => {
  const store = createEntityStore(tables);
  const { id } = await store.create({ kind: 'device', name: 'races', profile: 'p' }, NOW);
  const ref = { kind: 'device', id } as const;
  const winners: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const downlinkId = `d.${String(round).padStart(6, '0')}`;
    const body = new Uint8Array([round % 256]);
    const reply: PendingReply = { downlinkId, contentType: 'text/plain', headers: {}, body, expiresAt: NOW + HOUR };
    await store.putReply(ref, 'i', reply, NOW + round);
    const version = (await store.load(ref, true))?.replies[0]?.version ?? 0;
    const uplinks = Array.from({ length: TAKERS }, (_, n) => `${round}/${n}`);
    const take = (by: string) => store.takeReply(ref, { integrationId: 'i', by, version }, NOW + round);
    const taken = await Promise.all(uplinks.map(take));
    const got = uplinks.filter((_, n) => taken[n]?.downlinkId === downlinkId);
    winners.push(got.length);
    const again = await Promise.all(uplinks.map(take));
    expect(uplinks.filter((_, n) => again[n] !== null)).toEqual(got);
  }
  expect(winners).toEqual(Array.from({ length: ROUNDS }, () => 1));
}, 120_000);
