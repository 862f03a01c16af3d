import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integrationFolders } from '../bin/generate/integration-folders.ts';
import { type Engine, openEngine } from '../lib/converters/engine.ts';
import { registry } from '../lib/integrations/registry.gen.ts';
import { samples } from '../lib/integrations/samples.gen.ts';
import { conformance } from './integrations.test-kit.ts';

const folders = await integrationFolders(join(import.meta.dirname, '..'));
let engine: Engine;

beforeAll(async () => {
  engine = await openEngine();
});
afterAll(() => engine.close());

for (const folder of folders) conformance(folder, () => engine);

describe('the registry', () => {
  it('holds every type folder', () => {
    expect(Object.keys(registry)).toEqual(folders.map(({ name }) => name));
    for (const [type, definition] of Object.entries(registry)) expect(definition.type).toBe(type);
  });
  it('has samples for every type, each with exactly one payload', () => {
    for (const type of Object.keys(registry)) expect(samples[type]?.[0]?.name).toBe('plain');
    for (const sample of Object.values(samples).flat()) {
      expect(['payload', 'payloadText', 'payloadJson'].filter((key) => key in sample)).toHaveLength(1);
    }
  });
  it('starts typed converters on each of the six network servers', () => {
    const started = Object.values(registry).filter(({ typedStart }) => typedStart !== undefined);
    expect(started.map(({ type }) => type).sort()).toEqual(['chirpstack', 'loriot', 'thingpark', 'tpe', 'tti', 'ttn']);
    for (const { typedKeys } of started) {
      const common = [
        'eui',
        'fPort',
        'fCnt',
        'data',
        'rssi',
        'snr',
        'devAddr',
        'frequency',
        'bandwidth',
        'spreadingFactor',
      ];
      expect(Object.keys(typedKeys ?? {})).toEqual(expect.arrayContaining(common));
    }
  });
  it('shows no credential in the metadata of a sample', () => {
    expect(Object.keys(samples['ttn']?.[0]?.metadata ?? {})).not.toContain('Header:x-downlink-apikey');
    expect(samples['ttn']?.[0]?.metadata).toMatchObject({ 'Header:x-tts-domain': expect.any(String) });
  });
});
