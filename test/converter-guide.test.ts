import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readingsOf } from '../lib/converters/contracts/thingsboard-output.ts';
import { openEngine } from '../lib/converters/engine.ts';
import { LIMITS } from '../lib/converters/limits.ts';
import { makeVersion } from '../lib/converters/version.ts';
import { FAILURES } from '../lib/model/failure.ts';

const guide = readFileSync(new URL('../docs/writing-converters.md', import.meta.url), 'utf8');

function firstBlock(language: string): string {
  return guide.match(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``))?.[1] ?? '';
}

it('the guide’s first example does what the guide says', async () => {
  const engine = await openEngine();
  const script = firstBlock('js');
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language: 'js', script, form: {} });
  const payload = new TextEncoder().encode(firstBlock('json'));
  const { output } = engine.runUplink(version, {
    payload,
    payloadKind: 'text',
    metadata: { site: 'north' },
    now: 1.8e12,
  });
  expect(readingsOf(output, 1.8e12)).toEqual([
    {
      entity: { kind: 'device', name: 'greenhouse-7', profile: 'climate' },
      points: [
        { ts: Date.parse('2024-05-01T12:00:00Z'), values: { temperature: 23.5, humidity: 41 } },
        { ts: 1.8e12, values: { rssi: -71 } },
      ],
      attributes: { devEui: '24e124136b502217', site: 'north' },
    },
  ]);
  engine.close();
});

it('the guide names every failure of a script, and the limits as they are', () => {
  const scripts = Object.keys(FAILURES).slice(
    Object.keys(FAILURES).indexOf('compile'),
    Object.keys(FAILURES).indexOf('bad-output') + 1,
  );
  for (const code of scripts) expect(guide).toContain(`\`${code}\``);
  expect(guide).toContain(`${LIMITS.softMs} ms`);
  expect(guide).toContain(`nest ${LIMITS.outputDepth} deep`);
});
