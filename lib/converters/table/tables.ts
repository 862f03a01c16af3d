import { Buffer } from 'node:buffer';
import type { Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { UplinkInput } from '../contracts/contract.ts';
import { LIMITS } from '../limits.ts';
import { outputOf } from '../sandbox/output.ts';
import type { Answer } from '../sandbox/program.ts';
import { type Decoder, decoderOf } from './decoder.ts';
import { tableOf } from './table.ts';

/** Bytes of one payload; a LoRaWAN frame has at most 242, a Sigfox one 12. */
const PAYLOAD = 4_096;
/** Payloads up to here cannot become more than any result may be. */
const SMALL = 512;
/** Decoders that are kept, some kilobytes each. */
const KEPT = 500;

/** Whether a version is a codec of data, which this room decodes instead of the sandbox. */
export function isTable({ contract, language }: Pick<Version, 'contract' | 'language'>): boolean {
  return contract === 'codec' && language === 'table';
}

/** Decoders of the tables in use, each made once for its version. */
export class Tables {
  readonly #decoders = new Map<string, Decoder>();

  /** Throws `compile` with the place in the table, and `unsupported` for downlinks. */
  check(version: Version): void {
    this.#decoder(version);
  }

  /** Decodes one uplink. What the table cannot read is an answer with `errors`, as any codec gives it. */
  run(version: Version, { payload, fPort, variables }: UplinkInput): Answer {
    const decode = this.#decoder(version);
    if (payload.length > PAYLOAD) {
      throw new Failure('input-too-large', `The payload is ${payload.length} bytes; a table takes ${PAYLOAD}.`);
    }
    const started = performance.now();
    const decoded = decode(payload, fPort, variables) as unknown as Json;
    const output = payload.length > SMALL ? limited(decoded) : decoded;
    return { output, logs: [], ms: performance.now() - started };
  }

  #decoder(version: Version): Decoder {
    const known = this.#decoders.get(version.hash);
    if (known !== undefined && version.kind === 'uplink') return known;
    const made = decoderFor(version);
    // The oldest goes: a decoder is made again in a millisecond.
    for (const hash of this.#decoders.keys()) {
      if (this.#decoders.size < KEPT) break;
      this.#decoders.delete(hash);
    }
    this.#decoders.set(version.hash, made);
    return made;
  }
}

function decoderFor({ kind, script }: Version): Decoder {
  if (kind !== 'uplink') {
    throw new Failure('unsupported', 'A table decodes uplinks; it has no downlinks.', {
      field: 'language',
      fix: "Write the downlink converter in JavaScript: contract 'codec', function encodeDownlink.",
    });
  }
  const size = Buffer.byteLength(script);
  if (size > LIMITS.scriptBytes) {
    throw new Failure('compile', `The table takes ${size} bytes; it may take ${LIMITS.scriptBytes}.`);
  }
  return decoderOf(tableOf(script));
}

function limited(decoded: Json): Json {
  const text = JSON.stringify(decoded);
  const size = Buffer.byteLength(text);
  if (size <= LIMITS.outputBytes) return outputOf(text);
  throw new Failure('output-too-large', `The result takes ${size} bytes; it may take ${LIMITS.outputBytes}.`);
}
