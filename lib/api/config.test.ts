import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import type { Fields } from '../model/fields.ts';
import { HTTP_FIELDS } from '../model/integration.ts';
import { createSecrets } from '../stores/secrets.ts';
import { sealedConfig, shownConfig } from './config.ts';

const FIELDS: Fields = {
  server: { label: 'Server', type: 'url', optional: true },
  token: { label: 'Token', type: 'secret', optional: true },
  ...HTTP_FIELDS,
};

const secrets = createSecrets(new Uint8Array(32).fill(7));

function sealing(stored = {}) {
  return { secrets, integrationId: 'i1', stored };
}

describe('sealedConfig', () => {
  it('seals secrets to their place and keeps only MACs of header values', () => {
    const stored = sealedConfig(FIELDS, { token: 'open sesame', headers: { 'X-Key': 'k1' } }, sealing());
    expect(JSON.stringify(stored)).not.toMatch(/sesame|k1/);
    const { sealed } = stored['token'] as { sealed: string };
    expect(secrets.open(sealed, 'i1.token')).toBe('open sesame');
    expect(() => secrets.open(sealed, 'i2.token')).toThrow();
    expect(stored['headers']).toEqual({ macs: { 'X-Key': secrets.mac('k1') } });
  });

  it('shows three stars and takes them back as unchanged', () => {
    const stored = sealedConfig(FIELDS, { token: 'a', headers: { A: '1', B: '2' } }, sealing());
    const shown = shownConfig(stored);
    expect(shown).toEqual({ token: '***', headers: { A: '***', B: '***' }, replaceNoContentToOk: false });
    expect(sealedConfig(FIELDS, shown, sealing(stored))).toEqual(stored);
    const changed = sealedConfig(FIELDS, { ...shown, headers: { A: '***', B: 'new' } }, sealing(stored));
    expect(changed['headers']).toEqual({ macs: { A: secrets.mac('1'), B: secrets.mac('new') } });
  });

  it.each([
    [{ token: '***' }, 'config.token'],
    [{ headers: { A: '***' } }, 'config.headers.A'],
    [{ sourceAddresses: ['192.0.2.1', 'example.com'] }, 'config.sourceAddresses[1]'],
  ])('refuses %j', (config, field) => {
    const run = () => sealedConfig(FIELDS, config, sealing());
    expect(run).toThrow(Failure);
    expect(run).toThrow(expect.objectContaining({ detail: expect.objectContaining({ field }) }));
  });
});
