import { describe, expect, it } from 'vitest';
import { exportedConverter, isExport } from './thingsboard-export.ts';

const TYPED = {
  ...{ name: 'ERS2', type: 'UPLINK', integrationType: 'CHIRPSTACK', debugMode: false, converterVersion: 2 },
  configuration: {
    ...{ scriptLang: 'TBEL', decoder: 'left over', tbelDecoder: 'return {};', encoder: null, tbelEncoder: null },
    ...{ type: 'ASSET', name: 'ERS2 $eui', profile: '$deviceProfileName', label: '', customer: null, group: '' },
    ...{ telemetry: null, attributes: ['eui'], updateOnlyKeys: ['eui', 'fPort'] },
  },
  additionalInfo: { description: '' },
};

describe('a converter document', () => {
  it('of version 2 is a typed converter with its form', () => {
    expect(isExport(TYPED)).toBe(true);
    expect(exportedConverter(TYPED)).toEqual({
      ...{ name: 'ERS2', kind: 'uplink', contract: 'thingsboard-typed', language: 'tbel' },
      ...{ integrationType: 'chirpstack', script: 'return {};', updateOnlyKeys: ['eui', 'fPort'] },
      form: { entityType: 'ASSET', name: 'ERS2 $eui', profile: '$deviceProfileName', attributes: ['eui'] },
    });
  });

  it('of version 1 or none is a generic one', () => {
    for (const converterVersion of [1, undefined]) {
      const configuration = { ...TYPED.configuration, scriptLang: 'JS' };
      expect(
        exportedConverter(JSON.parse(JSON.stringify({ ...TYPED, configuration, converterVersion }))),
      ).toMatchObject({
        ...{ contract: 'thingsboard', language: 'js', script: 'left over', form: {} },
      });
    }
  });

  it('of a downlink is generic in both versions', () => {
    const configuration = { encoder: 'return null;', scriptLang: 'JS' };
    const document = { type: 'DOWNLINK', integrationType: 'AWS_IOT', configuration, converterVersion: 2 };
    expect(exportedConverter(document)).toMatchObject({
      ...{ name: '', kind: 'downlink', contract: 'thingsboard', integrationType: 'aws-iot', updateOnlyKeys: [] },
    });
  });

  it('keeps an empty name, for the check to tell', () => {
    const configuration = { ...TYPED.configuration, name: '' };
    expect(exportedConverter({ ...TYPED, configuration }).form).toMatchObject({ name: '' });
  });

  it('is told from ours, and needs its script', () => {
    expect([
      isExport({ script: 'x', configuration: {} }),
      isExport({ name: 'x' }),
      isExport([]),
      isExport(null),
    ]).toEqual([...[false, false, false, false]]);
    expect(() => exportedConverter({ configuration: { scriptLang: 'TBEL', decoder: 'x' } })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        detail: expect.objectContaining({ field: 'configuration.tbelDecoder' }),
      }),
    );
    expect(() => exportedConverter({})).toThrow(expect.objectContaining({ detail: { field: 'configuration' } }));
  });
});
