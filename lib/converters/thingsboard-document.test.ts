import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { type DocumentContent, thingsboardDocument } from './thingsboard-document.ts';
import { exportedConverter } from './thingsboard-export.ts';

const SECOND: JsonObject = {
  ...{ name: 'Door sensor', type: 'UPLINK', integrationType: 'AWS_IOT', debugMode: true, edgeTemplate: false },
  ...{ debugSettings: { failuresEnabled: true, allEnabled: false, allEnabledUntil: 0 }, createdTime: 17 },
  configuration: {
    ...{ scriptLang: 'TBEL', decoder: 'left over', tbelDecoder: 'return {};', encoder: null, tbelEncoder: '' },
    ...{ type: 'ASSET', name: 'Door $eui', profile: '$deviceProfileName', label: '', customer: null, group: '' },
    ...{ telemetry: null, attributes: ['eui', 'eui', 'fPort'], updateOnlyKeys: ['eui', 'eui'], unheardOf: [1] },
  },
  ...{ additionalInfo: { description: 'by the door', icon: 7 }, converterVersion: 2 },
};
const FIRST: JsonObject = {
  ...{ name: 'Old', type: 'UPLINK', debugMode: false },
  configuration: { scriptLang: 'JS', decoder: 'return 1;', encoder: null, updateOnlyKeys: null },
  ...{ additionalInfo: null, edgeTemplate: false },
};
const DOWN: JsonObject = {
  ...{ name: 'Down', type: 'DOWNLINK', integrationType: 'TTI', converterVersion: 1 },
  configuration: { scriptLang: 'TBEL', decoder: null, encoder: '', tbelEncoder: 'return null;', updateOnlyKeys: [] },
};

/** What a document says, as it is stored. */
function contentOf(document: JsonObject): DocumentContent {
  const said = exportedConverter(document);
  return { ...said, updateOnlyKeys: [...new Set(said.updateOnlyKeys as string[])] };
}

describe('an imported document', () => {
  it.each<[string, JsonObject]>([
    ['of version 2', SECOND],
    ['of version 1', { ...SECOND, converterVersion: 1 }],
    ['without a version', FIRST],
    ['of a downlink', DOWN],
    ['of a downlink in version 2', { ...DOWN, converterVersion: 2 }],
    ['without a type', Object.fromEntries(Object.entries(FIRST).filter(([key]) => key !== 'type'))],
  ])('comes back as it was: %s', (_what, document) => {
    expect(thingsboardDocument(contentOf(document), document)).toEqual(document);
  });

  it('comes back with what has changed since, and nothing else', () => {
    const changed = thingsboardDocument(
      {
        ...contentOf(SECOND),
        ...{ name: 'Gate', language: 'js', script: 'return [];', integrationType: 'chirpstack', updateOnlyKeys: ['b'] },
        form: { entityType: 'DEVICE', name: 'Gate $eui', label: '$deviceName', telemetry: ['rssi'] },
      },
      SECOND,
    );
    expect(changed).toEqual({
      ...SECOND,
      ...{ name: 'Gate', integrationType: 'CHIRPSTACK' },
      configuration: {
        ...(SECOND['configuration'] as JsonObject),
        ...{ scriptLang: 'JS', decoder: 'return [];', updateOnlyKeys: ['b'] },
        ...{
          type: 'DEVICE',
          name: 'Gate $eui',
          profile: '',
          label: '$deviceName',
          attributes: null,
          telemetry: ['rssi'],
        },
      },
    });
  });

  it('turns from one version to the other and back', () => {
    const generic = thingsboardDocument({ ...contentOf(SECOND), contract: 'thingsboard', form: {} }, SECOND);
    expect(generic).toEqual({ ...SECOND, converterVersion: 1 });
    expect(thingsboardDocument(contentOf(SECOND), generic)).toEqual(SECOND);
  });
});

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const given = text.filter((one) => one !== '');
const keys = fc.uniqueArray(given, { maxLength: 4 });
const form = fc.record(
  {
    ...{ entityType: fc.constantFrom('DEVICE', 'ASSET'), name: given, profile: given, label: given },
    ...{ customer: given, group: given, attributes: keys, telemetry: keys },
  },
  { requiredKeys: ['entityType', 'name'] },
);
const words = {
  ...{ name: text, language: fc.constantFrom('js' as const, 'tbel' as const), script: given, updateOnlyKeys: keys },
  integrationType: fc.option(fc.constantFrom('chirpstack', 'aws-iot', 'tti')),
};
const content: fc.Arbitrary<DocumentContent> = fc.oneof(
  fc.record({
    ...words,
    kind: fc.constant('uplink' as const),
    contract: fc.constant('thingsboard-typed' as const),
    form,
  }),
  fc.record({
    ...{ ...words, kind: fc.constantFrom('uplink' as const, 'downlink' as const) },
    ...{ contract: fc.constant('thingsboard' as const), form: fc.constant({}) },
  }),
) as fc.Arbitrary<DocumentContent>;

describe('any converter', () => {
  it('that was never imported says the same after an export and an import', () => {
    fc.assert(
      fc.property(content, (converter) => {
        expect(contentOf(thingsboardDocument(converter, null))).toEqual(converter);
      }),
    );
  });

  it('says the same, whatever document it came from', () => {
    fc.assert(
      fc.property(content, content, (converter, other) => {
        const document = thingsboardDocument(converter, thingsboardDocument(other, null));
        expect(contentOf(document)).toEqual(converter);
        expect(thingsboardDocument(converter, document)).toEqual(document);
      }),
    );
  });

  it('has what ThingsBoard writes where it has nothing of its own', () => {
    const converter = { ...contentOf(DOWN), integrationType: null };
    expect(thingsboardDocument(converter, null)).toEqual({
      ...{ name: 'Down', type: 'DOWNLINK', integrationType: null, debugMode: false, edgeTemplate: false },
      configuration: {
        ...{ scriptLang: 'TBEL', decoder: null, tbelDecoder: null, encoder: null, tbelEncoder: 'return null;' },
        updateOnlyKeys: [],
      },
      ...{ additionalInfo: { description: '' }, converterVersion: 1 },
    });
  });

  it.each([{ contract: 'codec' }, { language: 'table' }])('of %o cannot be exported', (change) => {
    const codec = { ...contentOf(FIRST), ...change } as DocumentContent;
    expect(() => thingsboardDocument(codec, null)).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });
});

it('update-only keys of a form stand among those of the converter', () => {
  const converter = { ...contentOf(SECOND), updateOnlyKeys: ['a'], form: { name: 'x', updateOnlyKeys: ['b', 'a'] } };
  const { configuration } = thingsboardDocument(converter, null) as { configuration: { [key: string]: Json } };
  expect(configuration['updateOnlyKeys']).toEqual(['a', 'b']);
});
