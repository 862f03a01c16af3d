import { describe, expect, it } from 'vitest';
import type { EntityState } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { changedAttributes, changedPoints } from './drop-unchanged.ts';

function stateWith(latest: JsonObject, client: JsonObject = {}): EntityState {
  const stamped = (values: JsonObject) =>
    new Map(Object.entries(values).map(([key, value]) => [key, { value, order: '0' }]));
  return {
    entity: { id: 'd', kind: 'device', name: 'd', profile: 'p', label: null, customer: null, groups: [], createdAt: 0 },
    latest: stamped(latest),
    attributes: { client: stamped(client), server: new Map(), shared: new Map() },
    seen: 0,
    lastIntegrationId: null,
    months: new Set(),
    replies: [],
  };
}

describe('update-only keys', () => {
  it('drops a listed key whose value is the stored one, and keeps the others', () => {
    const points = [{ ts: 1, values: { fw: '1.0', temperature: 20 } }];
    expect(changedPoints(points, stateWith({ fw: '1.0', temperature: 20 }), ['fw'])).toEqual([
      { ts: 1, values: { temperature: 20 } },
    ]);
  });

  it('holds 22 and "22" apart', () => {
    expect(changedPoints([{ ts: 1, values: { a: '22' } }], stateWith({ a: 22 }), ['a'])).toHaveLength(1);
  });

  it('compares each point with the one before it in time, not in the list', () => {
    const points = [
      { ts: 3, values: { a: 2 } },
      { ts: 1, values: { a: 1 } },
      { ts: 2, values: { a: 2 } },
    ];
    expect(changedPoints(points, stateWith({ a: 1 }), ['a'])).toEqual([{ ts: 2, values: { a: 2 } }]);
  });

  it('compares objects by value', () => {
    const points = [{ ts: 1, values: { a: { y: 1, x: [2] } } }];
    expect(changedPoints(points, stateWith({ a: { x: [2], y: 1 } }), ['a'])).toEqual([]);
  });

  it('writes everything for an entity never seen', () => {
    expect(changedPoints([{ ts: 1, values: { a: 1 } }], undefined, ['a'])).toHaveLength(1);
  });
});

describe('attributes', () => {
  it('keeps only those whose value changed, listed or not', () => {
    expect(changedAttributes({ eui: 'x', fPort: 2 }, stateWith({}, { eui: 'x', fPort: 1 }))).toEqual({ fPort: 2 });
  });

  it('keeps all of an unknown entity', () => {
    expect(changedAttributes({ eui: 'x' }, undefined)).toEqual({ eui: 'x' });
  });
});
