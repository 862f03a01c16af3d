import { createHash, randomUUID } from 'node:crypto';
import type { Converter, Version } from '../model/converter.ts';
import type { Integration } from '../model/integration.ts';
import { NOW } from './stores.test-kit.ts';

export function integrationNamed(name: string, given: Partial<Integration> = {}): Omit<Integration, 'etag'> {
  return {
    id: randomUUID(),
    type: 'http',
    name,
    enabled: true,
    config: {},
    metadata: { '': 'odd', site: 'harbour' },
    routingKey: randomUUID(),
    uplinkConverterId: null,
    downlinkConverterId: null,
    allowCreateDevicesOrAssets: true,
    downlinkRules: null,
    shards: 4,
    attachment: null,
    createdAt: NOW,
    ...given,
  };
}

export function versionOf(script: string): Version {
  const hash = createHash('sha256').update(script).digest('hex');
  return { hash, kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: { nested: { '': 1e300 } } };
}

export function converterWith(active: Version, given: Partial<Converter> = {}): Omit<Converter, 'etag'> {
  return {
    id: randomUUID(),
    name: 'converter',
    kind: 'uplink',
    contract: 'thingsboard',
    language: 'js',
    integrationType: null,
    updateOnlyKeys: [],
    active: active.hash,
    form: {},
    createdAt: NOW,
    ...given,
  };
}
