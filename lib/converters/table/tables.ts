import { Buffer } from 'node:buffer';
import type { ConverterKind, Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import type { Json } from '../../model/json.ts';
import type { DownlinkInput, UplinkInput } from '../contracts/contract.ts';
import { LIMITS } from '../limits.ts';
import type { Answer } from '../sandbox/program.ts';
import { type Decoded, type Decoder, decoderOf } from './decoder.ts';
import { type Encoded, type Encoder, encoderOf } from './encoder.ts';
import { checkSize } from './size.ts';
import { tableOf } from './table.ts';

/** Bytes of one payload; a LoRaWAN frame has at most 242, a Sigfox one 12. */
const PAYLOAD = 4_096;
/** Decoders that are kept, and bytes of their tables: each takes about ten times as much. */
const KEPT = 500;
const KEPT_BYTES = 8 * 1024 * 1024;

/** Whether a version is a codec of data, which this room decodes instead of the sandbox. */
export function isTable({ contract, language }: Pick<Version, 'contract' | 'language'>): boolean {
  return contract === 'codec' && language === 'table';
}

/** What a version does: one of the two, by its kind. */
type Coder = ({ decode: Decoder } | { encode: Encoder }) & { bytes: number };

/** Decoders and encoders of the tables in use, each made once for its version. */
export class Tables {
  readonly #coders = new Map<string, Coder>();
  #bytes = 0;

  /** How many are kept. */
  get kept(): number {
    return this.#coders.size;
  }

  /** Throws `compile` with the place in the table, and `unsupported` for downlinks of a table that has none. */
  check(version: Version): void {
    this.#coder(version.kind, version);
  }

  /** Decodes one uplink. What the table cannot read is an answer with `errors`, as any codec gives it. */
  run(version: Version, { payload, fPort, variables }: UplinkInput): Answer {
    const coder = this.#coder('uplink', version);
    if (payload.length > PAYLOAD) {
      throw new Failure('input-too-large', `The payload is ${payload.length} bytes; a table takes ${PAYLOAD}.`);
    }
    const started = performance.now();
    const output = checked(() => ('decode' in coder ? coder.decode(payload, fPort, variables) : {}));
    return { output, logs: [], ms: performance.now() - started };
  }

  /** Encodes one downlink. A command that the table has not, or a value that does not fit, is an answer with `errors`. */
  encode(version: Version, { msg }: DownlinkInput): Answer {
    const coder = this.#coder('downlink', version);
    const started = performance.now();
    const output = checked(() => ('encode' in coder ? coder.encode(msg) : {}));
    return { output, logs: [], ms: performance.now() - started };
  }

  #coder(kind: ConverterKind, version: Version): Coder {
    const key = kind === 'uplink' ? version.hash : `downlink ${version.hash}`;
    const known = this.#coders.get(key);
    if (known !== undefined) return known;
    const made = coderFor(kind, version);
    // The oldest goes: a coder is made again in a millisecond.
    this.#bytes += made.bytes;
    for (const [old, { bytes }] of this.#coders) {
      if (this.#coders.size < KEPT && this.#bytes <= KEPT_BYTES) break;
      this.#coders.delete(old);
      this.#bytes -= bytes;
    }
    this.#coders.set(key, made);
    return made;
  }
}

function coderFor(kind: ConverterKind, { script }: Version): Coder {
  const size = Buffer.byteLength(script);
  if (size > LIMITS.scriptBytes) {
    throw new Failure('compile', `The table takes ${size} bytes; it may take ${LIMITS.scriptBytes}.`);
  }
  const table = tableOf(script);
  if (kind === 'uplink') return { decode: decoderOf(table), bytes: size };
  if (table.downlink !== null) return { encode: encoderOf(table, table.downlink), bytes: size };
  throw new Failure('unsupported', 'This table has no downlinks.', {
    field: 'script',
    fix: "Give it a member 'downlink', or write encodeDownlink in JavaScript.",
  });
}

/** A result within the limits. Whatever else goes wrong is the table's own failure and not the house's. */
function checked(run: () => Decoded | Encoded): Json {
  try {
    const output = run() as unknown as Json;
    checkSize(output);
    return output;
  } catch (thrown) {
    if (thrown instanceof Failure) throw thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Failure('runtime', message.slice(0, LIMITS.errorCharacters), { cause: thrown });
  }
}
