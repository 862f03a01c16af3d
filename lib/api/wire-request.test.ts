import { expect, it } from 'vitest';
import { registry } from '../integrations/registry.gen.ts';
import { wireOf } from './wire-request.ts';

it('shows the bytes of a login like those of the request itself', () => {
  const { oceanconnect } = registry;
  if (oceanconnect === undefined) throw new Error('there is no such type');
  const encoded = { contentType: 'BINARY', data: 'AQI=', metadata: { deviceId: 'd-1' } } as const;
  const config = { server: 'https://iot.example.com', appId: 'app', secret: '***' };
  const [request] = wireOf(oceanconnect, encoded, config, 0);
  expect(request?.['login']).toMatchObject({ body: { text: 'appId=app&secret=***' }, header: 'authorization' });
  expect(request?.['body']).toMatchObject({ text: expect.stringContaining('"rawData":"AQI="') });
  expect(request?.['tls']).toEqual({});
});
