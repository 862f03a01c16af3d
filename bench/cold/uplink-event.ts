import { envelopeOf } from '../own-cases.ts';

/** What API Gateway hands to the function for a webhook whose routing key nobody has. */
export function uplinkEvent(): object {
  const path = '/api/v1/integrations/chirpstack/bench-nobody';
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: 'event=up',
    headers: { 'content-type': 'application/json', 'user-agent': 'ChirpStack/4' },
    pathParameters: { type: 'chirpstack', routingKey: 'bench-nobody' },
    requestContext: {
      requestId: 'bench',
      timeEpoch: 1_780_315_201_000,
      http: { method: 'POST', path, sourceIp: '192.0.2.1' },
    },
    body: JSON.stringify(envelopeOf({ fPort: 10, hex: '20178c29c07d11fe622c8a' })),
    isBase64Encoded: false,
  };
}
