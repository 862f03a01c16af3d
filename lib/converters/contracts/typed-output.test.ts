import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { formOf } from './form.ts';
import { mergedOutput } from './typed-output.ts';

const NETWORK: JsonObject = {
  ...{ eui: '24e124136b502217', fPort: 85, fCnt: 7, rssi: -71, adr: false, deviceName: 'Freezer 7', site: 'north' },
  ...{ ts: 1_748_779_200_000, tags: { room: '12' }, note: null, empty: '', integrationName: 'Test' },
};

const merge = (form: JsonObject, said: Json, metadata = NETWORK) => mergedOutput(formOf(form), said, metadata);

/** The one object a merge gives. */
function one(form: JsonObject, said: Json): JsonObject {
  return merge(form, said) as JsonObject;
}

describe('who the entity is', () => {
  it('comes from the form, with the defaults of ThingsBoard', () => {
    expect(merge({}, { telemetry: { t: 1 } })).toEqual({
      ...{ entityType: 'DEVICE', name: 'Device 24e124136b502217', profile: 'default' },
      ...{ telemetry: { t: 1 }, attributes: {} },
    });
    expect(one({ entityType: 'ASSET' }, {})).toMatchObject({
      entityType: 'ASSET',
      name: 'Asset 24e124136b502217',
    });
  });

  it('fills several keys in one pattern, numbers, booleans and pairs of the integration too', () => {
    const form = {
      name: 'ERS2 $eui-$fPort',
      profile: '$adr',
      label: '$deviceName',
      customer: 'C $site',
      group: '$tags',
    };
    expect(one(form, {})).toMatchObject({
      ...{ name: 'ERS2 24e124136b502217-85', profile: 'false', label: 'Freezer 7', customer: 'C north' },
      group: '{"room":"12"}',
    });
  });

  it('takes the longest identifier, by case, and leaves other signs alone', () => {
    expect(one({ name: '$ $5 $eui$' }, {})).toMatchObject({ name: '$ $5 24e124136b502217$' });
    for (const name of ['$euiX', '$EUI', '$note', '$empty', '$constructor', '$__proto__']) {
      expect(() => merge({ name }, {})).toThrow(expect.objectContaining({ code: 'no-name' }));
    }
  });

  it('leaves optional texts out when a key is missing, and the profile becomes default', () => {
    const form = { profile: 'P $nothing', label: '$nothing', customer: '$empty', group: 'G $note' };
    expect(one(form, {})).toEqual({
      ...{ entityType: 'DEVICE', name: 'Device 24e124136b502217', profile: 'default' },
      ...{ telemetry: {}, attributes: {} },
    });
  });

  it('is overridden by the script, but not by null; the name pattern is then not needed', () => {
    const said = { type: 'asset', name: 'Hall', profile: 'hall', label: 'L', customer: 'C', group: 'G' };
    expect(merge({ name: '$nothing' }, { ...said, deviceName: 'generic' })).toEqual({
      ...{ entityType: 'ASSET', name: 'Hall', profile: 'hall', label: 'L', customer: 'C', group: 'G' },
      ...{ telemetry: {}, attributes: {} },
    });
    const nulls = { type: null, name: null, profile: null, label: null, customer: null, group: null };
    expect(one({ label: 'mine' }, nulls)).toMatchObject({ name: 'Device 24e124136b502217', label: 'mine' });
  });
});

describe('what the lists add', () => {
  const lists = {
    attributes: ['eui', 'fPort', 'nothing', 'note', '__proto__'],
    telemetry: ['rssi', 'fCnt', 'nothing'],
  };

  it('adds to attributes; the script wins, and its own keys stay', () => {
    const said = { attributes: { eui: 'gateway', serial: 1 }, telemetry: null };
    expect(one({ attributes: lists.attributes }, said)['attributes']).toEqual({ eui: 'gateway', fPort: 85, serial: 1 });
  });

  it('adds to each element of an array, also of one element', () => {
    const said = [{ attributes: { eui: 'gateway' } }, {}];
    expect(merge({ attributes: ['eui', 'fPort'] }, said)).toMatchObject([
      { attributes: { eui: 'gateway', fPort: 85 } },
      { attributes: { eui: '24e124136b502217', fPort: 85 } },
    ]);
    expect(merge({}, [{}])).toHaveLength(1);
    expect(merge({}, [])).toEqual([]);
  });

  it.each<[string, Json, Json]>([
    ['values of one point', { ts: 5, values: { t: 1 } }, { ts: 5, values: { t: 1, rssi: -71, fCnt: 7 } }],
    ['a flat map', { t: 1, rssi: 0 }, { t: 1, rssi: 0, fCnt: 7 }],
    [
      'a list, as one more element',
      [{ ts: 5, values: { t: 1 } }],
      [
        { ts: 5, values: { t: 1 } },
        { rssi: -71, fCnt: 7 },
      ],
    ],
    ['an empty list', [], [{ rssi: -71, fCnt: 7 }]],
    ['no telemetry', null, { ts: NETWORK['ts'] as number, values: { rssi: -71, fCnt: 7 } }],
  ])('adds telemetry to %s', (_what, telemetry, expected) => {
    expect(one(lists, { telemetry })['telemetry']).toEqual(expected);
  });

  it('leaves the shape of telemetry as it is when nothing is listed', () => {
    for (const telemetry of [{ t: 1 }, { ts: 5, values: {} }, [{ t: 1 }, { ts: 5, values: { t: 2 } }], [], {}]) {
      expect(one({}, { telemetry })['telemetry']).toEqual(telemetry);
    }
    expect(one({}, {})['telemetry']).toEqual({});
  });
});

describe('nothing', () => {
  it('is null; an empty object still brings the lists, but not where the network names the kind of its messages', () => {
    expect(merge({}, null)).toBeNull();
    expect(one({ attributes: ['eui'] }, {})['attributes']).toEqual({ eui: '24e124136b502217' });
    expect(merge({ attributes: ['eui'] }, {}, { ...NETWORK, cmd: 'txd' })).toBeNull();
  });
});

it.each<[string, Json, string]>([
  ['a text', 'x', ''],
  ['a list of texts', [{}, 'x'], '[1]'],
  ['a name that is an object', { name: {} }, 'name'],
  ['attributes that are a list', [{ attributes: [] }], '[0].attributes'],
])('refuses %s', (_what, said, field) => {
  const expected =
    field === '' ? { code: 'bad-output' } : { code: 'bad-output', detail: { field, fix: expect.any(String) } };
  expect(() => merge({}, said)).toThrow(expect.objectContaining(expected));
});
