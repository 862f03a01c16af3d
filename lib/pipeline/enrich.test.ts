import { describe, expect, it } from 'vitest';
import type { Downlink, DownlinkRule } from '../model/downlink.ts';
import type { EntityState } from '../model/entity.ts';
import type { Json } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { enrich } from './enrich.ts';

const stamped = (values: Record<string, Json>) =>
  new Map(Object.entries(values).map(([key, value]) => [key, { value, order: '0' }]));

const state: EntityState = {
  entity: {
    id: 'd',
    kind: 'device',
    name: 'sensorA',
    profile: 'temp-sensor',
    label: null,
    customer: null,
    groups: [],
    createdAt: 0,
  },
  latest: new Map(),
  attributes: {
    client: stamped({ fPort: 85, eui: 'abc', both: 'client' }),
    server: stamped({ both: 'server', options: { a: [1] } }),
    shared: stamped({ interval: 60 }),
  },
  seen: 0,
  lastIntegrationId: null,
  months: new Set(),
  replies: [],
};

function enriched(rules: DownlinkRule[] | null, metadata: Record<string, string> = {}): Record<string, string> {
  const live = { integration: { downlinkRules: rules } } as unknown as LiveIntegration;
  const downlink = { msg: { interval: 60 }, msgType: 'ATTRIBUTES_UPDATED', metadata } as unknown as Downlink;
  return enrich(downlink, state, live);
}

describe('downlink metadata', () => {
  it('brings all three scopes under their prefixes, as text, with the name and type of the device', () => {
    expect(enriched(null)).toEqual({
      deviceName: 'sensorA',
      deviceType: 'temp-sensor',
      cs_fPort: '85',
      cs_eui: 'abc',
      cs_both: 'client',
      shared_interval: '60',
      ss_both: 'server',
      ss_options: '{"a":[1]}',
      ss_fPort: '85',
      ss_eui: 'abc',
    });
  });

  it("lets the message's own metadata win", () => {
    expect(enriched(null, { deviceName: 'other', cs_fPort: '1' })).toMatchObject({
      deviceName: 'other',
      cs_fPort: '1',
    });
  });

  it('a rule names the keys; scopes it leaves out bring nothing', () => {
    const rule = { msgTypes: ['ATTRIBUTES_UPDATED'], enrich: { server: ['both'], client: ['eui'] } };
    expect(enriched([rule])).toEqual({
      deviceName: 'sensorA',
      deviceType: 'temp-sensor',
      ss_both: 'server',
      cs_eui: 'abc',
    });
  });
});
