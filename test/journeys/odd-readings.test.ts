import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { auditPlatform } from '../../bin/commands/audit.ts';
import { seed, sized } from '../size.test-kit.ts';
import { type House, openHouse } from './house.test-kit.ts';

/**
 * What a contract accepts, the stores take: readings with names, keys, values and times that nobody thought of are
 * stored whole or quarantined, never stored by half and tried for ever.
 */
const READINGS = sized(40, 600);

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 30_000);
afterAll(() => house.stop(), sized(30_000, 300_000));

const oddText = fc.oneof(
  fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'length',
    'a.b',
    'a#b',
    '%23',
    '\u0000',
    '\ud800',
    ' ',
    '🜁',
    '#0',
    ':0',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ minLength: 250, maxLength: 256 }),
);
const oddValue = fc.oneof(
  fc.constantFrom(0, -0, 1e308, 5e-324, 2 ** 53, -1e126, 1e125, '', 'x'.repeat(3_000), [], {}, true, null, [[[[]]]]),
  fc.jsonValue({ maxDepth: 5 }),
  fc.double(),
  fc.bigInt({ min: 0n, max: 10n ** 40n }).map(Number),
);
const oddTime = fc.constantFrom<unknown>(
  0,
  -1,
  1e15,
  '1748779200000',
  1748779200000.5,
  Date.now(),
  946_684_800_000,
  null,
);
const values = fc.dictionary(oddText, oddValue, { maxKeys: 8 });
const name = fc.oneof(oddText, fc.constantFrom('one', 'two'));

const reading = fc.record(
  {
    deviceName: name,
    deviceType: oddText,
    deviceLabel: oddText,
    customerName: oddText,
    groupName: oddText,
    attributes: values,
    telemetry: fc.oneof(values, fc.array(fc.record({ ts: oddTime, values }), { maxLength: 4 })),
  },
  { requiredKeys: ['deviceName'] },
);

const SCRIPT = 'return JSON.parse(String.fromCharCode.apply(null, payload));';

it('stores what it says it stored', { timeout: sized(30_000, 600_000) }, async () => {
  const http = await house.integration({ type: 'http', script: SCRIPT });
  const bodies = fc.sample(fc.array(reading, { minLength: 1, maxLength: 3 }), { numRuns: READINGS, seed });
  const left = bodies.entries();
  const statuses = new Set<number>();
  const worker = async () => {
    // a machine at its limit says 503, and a sender sends again
    for (const [i, body] of left) {
      const init = { headers: { 'idempotency-key': `${i}` } };
      for (let status = 503, tries = 0; status === 503 && tries < 20; tries += 1) {
        status = (await http.send(JSON.stringify(body), init)).status;
        if (status !== 503) statuses.add(status);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  expect([...statuses]).toEqual([204]);
  const { books, faults } = await auditPlatform(house, { integration: http.id });
  expect(faults).toEqual([]);
  expect(books.stored + books.quarantined).toBe(READINGS);
  expect(books.stored).toBeGreaterThan(READINGS / 10);
});
