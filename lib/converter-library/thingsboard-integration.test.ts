import { describe, expect, it } from 'vitest';
import { registry } from '../integrations/registry.gen.ts';
import type { JsonObject } from '../model/json.ts';
import { exportedIntegration, isIntegrationExport } from './thingsboard-integration.ts';

const KEY = '3b1a6f0e-7f5c-4c8b-9a55-1d2c3b4a5f60';

// biome-ignore lint/suspicious/noTemplateCurlyInString: ThingsBoard's own placeholder
const SECRET = '${secret:loriot;type:TEXT}';

/** Older forms store the start values of all HTTP types in each of them. */
const LEGACY: JsonObject = {
  ...{ baseUrl: 'https://old.example.com', replaceNoContentToOk: '', enableSecurity: false, enableSecurityNew: false },
  ...{ downlinkUrl: 'https://api.thingpark.com/thingpark/lrc/rest/downlink', server: 'eu1', domain: 'loriot.io' },
  ...{ loriotDownlinkUrl: 'https://eu1.loriot.io/1/rest', maxTimeDiffInSeconds: 60, token: '', headersFilter: {} },
  credentials: { type: 'basic', email: '', password: '', token: '' },
};

const document = (type: string, configuration: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...{ name: 'Valley', type, routingKey: KEY, enabled: true, configuration, ...more },
});

const read = (...given: Parameters<typeof document>) => exportedIntegration(document(...given), registry);

describe('an integration of ThingsBoard', () => {
  it('keeps name, routing key, switches, metadata and the ids of its converters', () => {
    const taken = read(
      'HTTP',
      { baseUrl: 'https://old.example.com', httpEndpoint: 'https://old/x', metadata: { site: 'A', depth: 3 } },
      {
        enabled: false,
        allowCreateDevicesOrAssets: false,
        debugSettings: { failuresEnabled: false, allEnabled: true, allEnabledUntil: 0 },
        defaultConverterId: { entityType: 'CONVERTER', id: 'u1' },
        downlinkConverterId: null,
      },
    );
    expect(taken).toEqual({
      type: 'http',
      name: 'Valley',
      routingKey: KEY,
      enabled: false,
      allowCreateDevicesOrAssets: false,
      config: {},
      metadata: { site: 'A', depth: '3' },
      debug: { failures: false, all: true },
      uplinkConverter: 'u1',
      downlinkConverter: null,
      lost: [],
    });
    expect(read('HTTP', {}, { routingKey: null })).toMatchObject({ routingKey: null, debug: { failures: true } });
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'HTTP',
      { enableSecurity: true, headersFilter: { 'X-Key': 'v' }, replaceNoContentToOk: true },
      { headers: { 'X-Key': 'v' }, replaceNoContentToOk: true },
    ],
    ['HTTP', LEGACY, {}],
    ['KPN', { destinationSharedSecret: 'shared', enableSecurity: false }, { destinationSharedSecret: 'shared' }],
    ['SIGFOX', { enableSecurity: false, headersFilter: {}, replaceNoContentToOk: '' }, {}],
    [
      'CHIRPSTACK',
      {
        clientConfiguration: {
          baseUrl: 'x',
          applicationServerUrl: 'https://cs:8090',
          applicationServerAPIToken: 't',
          useAPI4Plus: true,
        },
      },
      { server: 'https://cs:8090', apiToken: 't', apiVersion: '4' },
    ],
    [
      'CHIRPSTACK',
      { clientConfiguration: { applicationServerUrl: 'https://cs', applicationServerAPIToken: 't' } },
      { server: 'https://cs', apiToken: 't', apiVersion: '3' },
    ],
    ['CHIRPSTACK', { clientConfiguration: { applicationServerUrl: null, useAPI4Plus: true } }, {}],
    [
      'LORIOT',
      {
        sendDownlink: true,
        server: 'eu2',
        domain: 'loriot.io',
        appId: 'BE010A45',
        token: 't',
        loriotDownlinkUrl: 'https://eu2.loriot.io/1/rest',
      },
      { server: 'https://eu2.loriot.io', applicationId: 'BE010A45', accessToken: 't' },
    ],
    [
      'LORIOT',
      { sendDownlink: false, server: 'eu1', domain: 'loriot.io', credentials: { type: 'basic', email: '' } },
      {},
    ],
    [
      'THINGPARK',
      { enableSecurity: true, asId: 'A', asKey: 'k', maxTimeDiffInSeconds: 90, downlinkUrl: 'https://d/x' },
      { asId: 'A', asKey: 'k', maxTimeDiffInSeconds: 90, downlinkUrl: 'https://d/x' },
    ],
    ['TPE', { enableSecurity: false, asId: 'A', asKey: 'k', maxTimeDiffInSeconds: 60 }, {}],
  ])('of type %s brings its config', (type, configuration, config) => {
    expect(read(type, configuration)).toMatchObject({ config, lost: [] });
    expect(Object.keys(read(type, configuration).config).sort()).toEqual(Object.keys(config).sort());
  });

  it('of The Things Stack becomes a webhook, and says so', () => {
    const taken = read('TTI', {
      clientConfiguration: {
        ...{ host: 'eu1.cloud.thethings.industries', customHost: false, port: 8883, ssl: true, cleanSession: true },
        credentials: { type: 'basic', username: 'cold-chain@harbour', password: 'NNSXS.key' },
      },
      topicFilters: [{ filter: 'v3/+/devices/+/up', qos: 0 }],
      downlinkTopicPattern: 'v3/cold-chain@harbour/devices/x/down/push',
    });
    const server = 'https://eu1.cloud.thethings.industries';
    expect(taken.config).toEqual({ server, applicationId: 'cold-chain', apiKey: 'NNSXS.key' });
    expect(taken.lost).toMatchObject([{ why: expect.stringContaining('webhook') }]);
  });

  it('of AWS IoT takes its first filter and names the others, but no key', () => {
    const { config, lost } = read('AWS_IOT', {
      clientConfiguration: { host: 'x', credentials: { type: 'cert.PEM', privateKey: 'very secret' } },
      topicFilters: [
        { filter: 'a/+', qos: 1 },
        { filter: 'b/#', qos: 0 },
      ],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: ThingsBoard's own placeholder
      downlinkTopicPattern: '${topic}',
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: ThingsBoard's own placeholder
    expect(config).toEqual({ topicFilter: 'a/+', downlinkTopicPattern: '${topic}' });
    expect(lost.map(({ field }) => field)).toEqual(['configuration.topicFilters[1]']);
    expect(JSON.stringify(lost)).not.toContain('very secret');
  });

  it('of AWS Kinesis takes its stream and tells of the deploy option, but no key', () => {
    const { config, lost } = read('AWS_KINESIS', {
      clientConfiguration: { streamName: 'from-devices', region: 'eu-west-1', secretAccessKey: 'very secret' },
    });
    expect(config).toEqual({ streamName: 'from-devices' });
    expect(lost).toMatchObject([{ why: expect.stringContaining('uplinkStreams') }]);
    expect(JSON.stringify(lost)).not.toContain('very secret');
  });

  it('names what has no place, and what lies in a secret storage', () => {
    const { config, lost } = read(
      'LORIOT',
      {
        ...{ sendDownlink: true, server: 'eu1', appId: 'BE010A45', token: SECRET },
        ...{ createLoriotOutput: true, credentials: { type: 'basic', email: 'a@b', password: 'p' } },
      },
      { remote: true, additionalInfo: { description: 'the valley' } },
    );
    expect(config).toEqual({ server: 'https://eu1.loriot.io', applicationId: 'BE010A45' });
    expect(lost.map(({ field }) => field)).toEqual([
      'configuration: accessToken',
      'configuration.createLoriotOutput',
      'configuration.credentials.email',
      'configuration.credentials.password',
      'remote',
      'additionalInfo.description',
    ]);
  });

  it.each<[string, JsonObject, string, string]>([
    ['without a name', { name: '' }, 'invalid', 'has no "name"'],
    ['with a configuration that is none', { configuration: [] }, 'invalid', 'has no "configuration"'],
    ['of a type that is not here', { type: 'CARRIER_PIGEON' }, 'unsupported', '"CARRIER_PIGEON"'],
    ['of the type __proto__', { type: '__proto__' }, 'unsupported', '__proto__'],
    ['without a type', { type: null }, 'unsupported', 'of type ""'],
    ['for edges', { edgeTemplate: true }, 'unsupported', 'template'],
    ['with a short routing key', { routingKey: 'short' }, 'invalid', 'routing key'],
    ['with a routing key that is no text', { routingKey: 5 }, 'invalid', 'routing key'],
  ])('%s is refused', (_what, change, code, message) => {
    expect(() => read('HTTP', {}, change)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('is told from a converter', () => {
    expect(isIntegrationExport(document('HTTP', {}))).toBe(true);
    expect(isIntegrationExport({ type: 'UPLINK', configuration: { decoder: 'x' } })).toBe(false);
    expect(isIntegrationExport({ routingKey: KEY })).toBe(false);
    expect(isIntegrationExport([1])).toBe(false);
  });
});
