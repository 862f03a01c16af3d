import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { makeVersion } from '../lib/converters/version.ts';
import type { JsonObject } from '../lib/model/json.ts';
import type { BenchContract, Case } from './case.ts';

interface OwnMessage {
  converter: string;
  name: string;
  fPort: number;
  hex: string;
}

/** 2026-06-01T12:00:01Z: fixed, so that every run converts the same. */
export const BENCH_NOW = 1_780_315_201_000;

/** What stands below a decoder of bench/converters so that it becomes a whole converter of that contract. */
const TAILS: Record<BenchContract, string> = {
  envelope: `
var message = JSON.parse(String.fromCharCode.apply(null, payload));
var values = decode(bytesOf(message.data), message.fPort);
var best = message.rxInfo.reduce(function (a, b) { return b.rssi > a.rssi ? b : a; });
values.rssi = best.rssi;
values.snr = best.snr;
values.fCnt = message.fCnt;
return {
  deviceName: message.deviceInfo.deviceName,
  deviceType: message.deviceInfo.deviceProfileName,
  telemetry: { ts: new Date(message.time).getTime(), values: values },
  attributes: { devEui: message.deviceInfo.devEui, fPort: message.fPort, integration: metadata.integrationName },
};

function bytesOf(text) {
  var letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  var bytes = [];
  for (var i = 0, held = 0, bits = 0; i < text.length && text[i] !== '='; i++) {
    held = ((held << 6) | letters.indexOf(text[i])) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 255);
  }
  return bytes;
}
`,
  codec: `
function decodeUplink(input) {
  return { data: decode(input.bytes, input.fPort) };
}
`,
};

/** Our converters of about 2, 6 and 15 KB, four messages each, in turns, so that neighbours are never of one converter. */
export function ownCases(contract: BenchContract): Case[] {
  const messages = JSON.parse(textOf('messages.json')) as OwnMessage[];
  const converters = [...new Set(messages.map(({ converter }) => converter))];
  const lists = converters.map((name) => messages.filter(({ converter }) => converter === name));
  const longest = Math.max(...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, turn) => lists.map((list) => list[turn])).flat();
  return turns.filter((message) => message !== undefined).map((message) => caseOf(message, contract));
}

function caseOf(message: OwnMessage, contract: BenchContract): Case {
  const { converter, name } = message;
  const script = textOf(`${converter}.js`) + TAILS[contract];
  const of = contract === 'envelope' ? 'thingsboard' : 'codec';
  const version = makeVersion({ kind: 'uplink', contract: of, language: 'js', script, form: {} });
  const given = contract === 'envelope' ? envelopeInput(message) : codecInput(message);
  return { name: `${converter}/${name}`, version, input: { ...given, now: BENCH_NOW } };
}

/** The JSON text a network server posts for this message, as an object. */
export function envelopeOf({ fPort, hex }: Pick<OwnMessage, 'fPort' | 'hex'>): JsonObject {
  const template = JSON.parse(textOf('envelope.json')) as JsonObject;
  return { ...template, fPort, data: Buffer.from(hex, 'hex').toString('base64') };
}

function envelopeInput(message: OwnMessage) {
  const payload = new Uint8Array(Buffer.from(JSON.stringify(envelopeOf(message))));
  const metadata = {
    integrationName: 'valley',
    region: 'eu868',
    'Header:content-type': 'application/json',
    'Header:user-agent': 'ChirpStack/4',
    'Header:host': 'uplinks.example.com',
  };
  return { payload, payloadKind: 'text' as const, metadata };
}

function codecInput({ fPort, hex }: OwnMessage) {
  return { payload: new Uint8Array(Buffer.from(hex, 'hex')), payloadKind: 'binary' as const, metadata: {}, fPort };
}

function textOf(file: string): string {
  return readFileSync(new URL(`converters/${file}`, import.meta.url), 'utf8');
}
