import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { arrivalOf } from '../../functions/edge/http.ts';
import { readingsOf } from '../../lib/converters/contracts/thingsboard-output.ts';
import { openEngine } from '../../lib/converters/engine.ts';
import { parse } from '../../lib/integrations/chirpstack/uplink.ts';
import { median } from '../measure/statistics.ts';
import { ownCases } from '../own-cases.ts';

/** Microseconds of CPU that one uplink takes in each step without the network. */
export interface Steps {
  edge: number;
  parse: number;
  convert: number;
  normalise: number;
}

const SAMPLES = 30;
const CALLS = 40;

/** The pure steps of the journey, timed one by one on the uplink that the load consists of. */
export async function measureSteps(): Promise<Steps> {
  const one = ownCases('envelope').find(({ name }) => name === 'tlv/climate');
  if (one === undefined) throw new Error('no such case');
  const engine = await openEngine();
  const { version, input } = one;
  const event = eventOf(input.payload);
  const arrival = arrivalOf(event);
  const { output } = engine.runUplink(version, input);
  const steps = {
    edge: medianUs(() => arrivalOf(event)),
    parse: medianUs(() => parse(arrival)),
    convert: medianUs(() => engine.runUplink(version, input)),
    normalise: medianUs(() => readingsOf(output, input.now)),
  };
  engine.close();
  return steps;
}

function eventOf(body: Uint8Array): APIGatewayProxyEventV2 {
  const event = {
    rawQueryString: 'event=up',
    headers: { 'content-type': 'application/json', 'user-agent': 'ChirpStack/4', host: 'uplinks.example.com' },
    requestContext: { requestId: 'bench', timeEpoch: 1_780_315_201_000, http: { sourceIp: '192.0.2.1' } },
    body: Buffer.from(body).toString('utf8'),
    isBase64Encoded: false,
  };
  return event as unknown as APIGatewayProxyEventV2;
}

function medianUs(work: () => void): number {
  for (let i = 0; i < 500; i++) work();
  const samples = Array.from({ length: SAMPLES }, () => {
    const started = performance.now();
    for (let i = 0; i < CALLS; i++) work();
    return (1_000 * (performance.now() - started)) / CALLS;
  });
  return median(samples);
}
