import { expect, it } from 'vitest';
import { bestGateway } from './best-gateway.ts';

it('takes the loudest, and the first of equals', () => {
  const [quiet, loud, equal] = [
    { id: 1, rssi: -97 },
    { id: 2, rssi: -67 },
    { id: 3, rssi: -67 },
  ];
  expect(bestGateway([quiet, loud, equal])).toBe(loud);
});

it('takes one without rssi only when there is nothing better', () => {
  expect(bestGateway([{ id: 1 }, { id: 2, rssi: -120 }])).toEqual({ id: 2, rssi: -120 });
  expect(bestGateway([{ id: 1 }, { id: 2 }])).toEqual({ id: 1 });
});

it.each([undefined, null, {}, [], 'x', [1, null, []]])('finds none in %j', (receptions) => {
  expect(bestGateway(receptions)).toBeUndefined();
});
