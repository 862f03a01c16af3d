import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { checkedForm } from '../lib/api/form-shapes.ts';
import { formOf } from '../lib/converters/contracts/form.ts';
import { resultOf } from '../lib/converters/contracts/result.ts';
import { readingsOf } from '../lib/converters/contracts/thingsboard-output.ts';
import { mergedOutput } from '../lib/converters/contracts/typed-output.ts';
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
  const frame = firstBlock('json');
  const run = (text: string) => {
    const payload = new TextEncoder().encode(text);
    return engine.runUplink(version, { payload, payloadKind: 'text', metadata: { site: 'north' }, now: 1.8e12 });
  };
  const { output } = run(frame);
  expect(readingsOf(output, 1.8e12)).toEqual([
    {
      entity: { kind: 'device', name: 'greenhouse-7', profile: 'climate' },
      points: [{ ts: Date.parse('2024-05-01T12:00:00Z'), values: { temperature: 23.5, humidity: 41, rssi: -71 } }],
      attributes: { eui: '24e124136b502217', site: 'north' },
    },
  ]);
  for (const rxInfo of [[], undefined]) {
    const unheard = run(JSON.stringify({ ...JSON.parse(frame), rxInfo }));
    expect(readingsOf(unheard.output, 1.8e12)[0]?.points[0]?.values).toEqual({ temperature: 23.5, humidity: 41 });
  }
  engine.close();
});

it('the guide’s codec does what the guide says', async () => {
  const engine = await openEngine();
  const version = makeVersion({
    kind: 'uplink',
    contract: 'codec',
    language: 'js',
    script: firstBlock('js codec'),
    form: {},
  });
  const decode = (bytes: number[], fPort: number) => {
    const device = {
      payload: Uint8Array.from(bytes),
      payloadKind: 'binary' as const,
      fPort,
      variables: { offset: '0.5' },
    };
    const input = { ...device, metadata: { eui: 'E1' }, now: 1.8e12 };
    return resultOf(version, engine.runUplink(version, input).output, input);
  };
  const { readings, warnings } = decode([9, 46, 41], 3);
  expect(readings[0]?.points).toEqual([{ ts: 1.8e12, values: { temperature: 24, humidity: 41 } }]);
  expect(warnings).toEqual(['unexpected port']);
  expect(() => decode([9], 2)).toThrow('frame too short');
  engine.close();
});

it('the guide’s form is one', () => {
  const form = JSON.parse(guide.match(/```json\n(\{\n {2}"entityType"[\s\S]*?)```/)?.[1] ?? '');
  const network = { eui: 'E1', deviceProfileName: 'fridge', fPort: 2, rssi: -70, ts: 1.7e12 };
  expect(checkedForm('thingsboard-typed', 'uplink', form)).toMatchObject({ name: 'Fridge $eui' });
  expect(mergedOutput(formOf(form), { telemetry: { t: 1 } }, network)).toEqual({
    ...{ entityType: 'DEVICE', name: 'Fridge E1', profile: 'fridge' },
    ...{ telemetry: { t: 1, rssi: -70 }, attributes: { eui: 'E1', fPort: 2 } },
  });
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
