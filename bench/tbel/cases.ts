import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { makeVersion } from '../../lib/converters/version.ts';
import type { Language } from '../../lib/model/converter.ts';
import type { JsonObject } from '../../lib/model/json.ts';
import type { Case } from '../case.ts';
import { BENCH_NOW, envelopeOf } from '../own-cases.ts';

interface Message {
  converter: string;
  name: string;
  fPort: number;
  hex: string;
}

/** `chirpstack`: 1 KB, the bytes in base64. `loriot`: 0.25 KB, the bytes in hex. */
export type Envelope = 'chirpstack' | 'loriot';

/**
 * Our pairs of converters, three messages each, in turns, so that neighbours are never of one converter. The name says
 * which: `tlv-climate/room`. Both languages have the same names in the same order.
 */
export function tbelCases(envelope: Envelope, language: Language): Case[] {
  const messages = JSON.parse(textOf('messages.json')) as Message[];
  const turns = [0, 1, 2].flatMap((turn) => messages.filter((_, i) => i % 3 === turn));
  return turns.map((message) => caseOf(message, envelope, language));
}

function caseOf(message: Message, envelope: Envelope, language: Language): Case {
  const script = scriptOf(message.converter, envelope, language);
  const version = makeVersion({ kind: 'uplink', contract: 'thingsboard', language, script, form: {} });
  const body = envelope === 'chirpstack' ? envelopeOf(message) : loriotOf(message);
  const payload = new Uint8Array(Buffer.from(JSON.stringify(body)));
  const metadata = { integrationName: 'valley', region: 'eu868', 'Header:content-type': 'application/json' };
  const input = { payload, payloadKind: 'text' as const, metadata, now: BENCH_NOW };
  return { name: `${message.converter}/${message.name}`, version, input };
}

/** The decoder comes first: its tables must be there when the envelope's part calls it. */
function scriptOf(converter: string, envelope: Envelope, language: Language): string {
  const parts = [textOf(`${converter}.${language}`), textOf(`${envelope}.${language}`)];
  return [...parts, ...(language === 'js' ? ['return convert(payload, metadata);'] : [])].join('\n');
}

function loriotOf({ fPort, hex }: Message): JsonObject {
  return { ...(JSON.parse(textOf('loriot.json')) as JsonObject), port: fPort, data: hex };
}

function textOf(file: string): string {
  return readFileSync(new URL(`converters/${file}`, import.meta.url), 'utf8');
}
