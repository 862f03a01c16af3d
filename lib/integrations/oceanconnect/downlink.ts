import { downlinkBytes, type EncodedDownlink } from '../../model/downlink.ts';
import { Failure } from '../../model/failure.ts';
import type { Config } from '../../model/fields.ts';
import type { DownlinkRequest, HttpTls } from '../../model/integration.ts';
import { isJsonObject, type Json, type JsonObject } from '../../model/json.ts';
import { objectAt, present, textAt } from '../_envelope/read.ts';
import { apiBase, requireSetting } from '../_lorawan/network-api.ts';

export interface OceanConnectConfig {
  server?: string;
  appId?: string;
  secret?: string;
  callbackUrl?: string;
  clientCertificate?: string;
  clientKey?: string;
  serverCertificate?: string;
}

/**
 * A command for a device: `POST /iocm/app/cmd/v1.4.0/deviceCommands`, with a token of `/iocm/app/sec/v1.1.0/login`. The
 * converter returns JSON `{serviceId, method, paras}`, or device bytes, which become `paras.rawData` in base64; its
 * metadata has `deviceId` and optionally `expireTime` (seconds, 0 = now or never) and `maxRetransmit`. Source: Huawei's
 * API reference of IoT Device Management. Throws `bad-output`, or `invalid` for an incomplete config.
 */
export function encode(encoded: EncodedDownlink, config: OceanConnectConfig): DownlinkRequest[] {
  const api: Config = { ...config };
  const server = apiBase(api, 'server');
  const appId = requireSetting(api, 'appId', 'the application id');
  const secret = requireSetting(api, 'secret', 'the secret of the application');
  const { metadata } = encoded;
  const body = present({
    deviceId: deviceOf(metadata),
    command: commandOf(encoded),
    callbackUrl: config.callbackUrl,
    expireTime: wholeNumber(metadata, 'expireTime'),
    maxRetransmit: wholeNumber(metadata, 'maxRetransmit'),
  });
  return [
    {
      via: 'http',
      method: 'POST',
      url: `${server}/iocm/app/cmd/v1.4.0/deviceCommands?appId=${encodeURIComponent(appId)}`,
      headers: { 'content-type': 'application/json', app_key: appId },
      body: new TextEncoder().encode(JSON.stringify(body)),
      login: {
        url: `${server}/iocm/app/sec/v1.1.0/login`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new TextEncoder().encode(new URLSearchParams({ appId, secret }).toString()),
        token: 'accessToken',
        lifetime: 'expiresIn',
        header: 'authorization',
      },
      tls: tlsOf(config),
    },
  ];
}

/** The platform names a command by `commandId`, and tells its callback what became of it. */
export function taken(answer: JsonObject): string | undefined {
  return textAt(answer, 'body.commandId');
}

function deviceOf(metadata: JsonObject): string {
  const device = textAt(metadata, 'deviceId');
  if (device !== undefined && device.length <= 256) return device;
  throw new Failure('bad-output', "metadata.deviceId must be the platform's id of the device", {
    field: 'metadata.deviceId',
    fix: 'Let the uplink converter store deviceId as an attribute, and return it from metadata.cs_deviceId.',
  });
}

function commandOf(encoded: EncodedDownlink): JsonObject {
  if (encoded.contentType !== 'JSON') {
    const { serviceId = 'RawData', method = 'CMD' } = encoded.metadata;
    const rawData = Buffer.from(downlinkBytes(encoded).body).toString('base64');
    return { serviceId, method, paras: { rawData } };
  }
  const command = parsed(encoded.data);
  const [serviceId, method] = [textAt(command, 'serviceId'), textAt(command, 'method')];
  if (serviceId !== undefined && method !== undefined) {
    return { serviceId, method, paras: objectAt(command, 'paras') ?? {} };
  }
  throw new Failure('bad-output', 'data must be JSON with serviceId and method of the device profile', {
    field: 'data',
    fix: 'Return data such as {"serviceId":"Settings","method":"SET","paras":{"reportInterval":300}} as text.',
  });
}

function parsed(data: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function wholeNumber(metadata: JsonObject, name: string): number | undefined {
  const value = metadata[name];
  if (value === undefined || value === null) return undefined;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Failure('bad-output', `metadata.${name} must be a whole number`, { field: `metadata.${name}` });
}

function tlsOf({ clientCertificate, clientKey, serverCertificate }: OceanConnectConfig): HttpTls {
  if ((clientCertificate === undefined) !== (clientKey === undefined)) {
    throw new Failure('invalid', 'A client certificate and its key belong together', {
      field: clientKey === undefined ? 'config.clientKey' : 'config.clientCertificate',
      fix: 'Set both, or none where the platform asks for no certificate.',
    });
  }
  return {
    ...(clientCertificate === undefined || clientKey === undefined
      ? {}
      : { certificate: clientCertificate, key: clientKey }),
    ...(serverCertificate === undefined ? {} : { authority: serverCertificate }),
  };
}
