import type { Contract, Language, Version } from '../../model/converter.ts';
import type { EncodedDownlink } from '../../model/downlink.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Reading } from '../../model/reading.ts';
import { codecDownlinksOf } from './codec-downlinks.ts';
import { codecOutput, judged } from './codec-output.ts';
import type { DownlinkInput, UplinkInput } from './contract.ts';
import { encodedDownlinksOf } from './encoded-downlinks.ts';
import { formOf } from './form.ts';
import { readingsOf } from './thingsboard-output.ts';
import { mergedOutput } from './typed-output.ts';

/** What a version says in the end, after what its script said was completed by its form. */
export interface ConverterResult {
  /** The converter output; of a generic converter it is the script's own. */
  output: Json;
  readings: Reading[];
  /** What a codec warned of. */
  warnings: string[];
}

type Told = Pick<UplinkInput, 'metadata' | 'now' | 'time'>;
type Conclude = (
  said: Json,
  input: Told,
  form: JsonObject,
  language: Language,
) => { output: Json; at?: number; warnings?: string[] };

/** Independent of the language: a TBEL script of a contract says what a JavaScript one says. */
const CONTRACTS: Record<Contract, { takes: 'envelope' | 'device'; conclude: Conclude }> = {
  thingsboard: { takes: 'envelope', conclude: (output) => ({ output }) },
  'thingsboard-typed': {
    takes: 'device',
    conclude: (said, { metadata }, form) => ({
      output: mergedOutput(formOf(form), said, metadata),
      // One frame, one time: values of the network get the network's time, as those of the script mostly do.
      ...(typeof metadata['ts'] === 'number' ? { at: metadata['ts'] } : {}),
    }),
  },
  codec: {
    takes: 'device',
    conclude: (said, input, form, language) => codecOutput(formOf(form), said, input, language === 'table'),
  },
};

/** Whether scripts of a contract get the whole envelope or the device's own bytes. */
export function takes({ contract }: Pick<Version, 'contract'>): 'envelope' | 'device' {
  return CONTRACTS[contract].takes;
}

/** Throws `bad-output`, `codec-error` and `no-name`. */
export function resultOf({ contract, language, form }: Version, said: Json, input: Told): ConverterResult {
  const { output, at, warnings = [] } = CONTRACTS[contract].conclude(said, input, form, language);
  return { output, readings: readingsOf(output, input.now, at), warnings };
}

/** What a downlink version wants to be sent. Throws `bad-output` and `codec-error`. */
export function downlinksOf(
  { contract }: Version,
  said: Json,
  { metadata }: Pick<DownlinkInput, 'metadata'>,
): EncodedDownlink[] {
  return contract === 'codec' ? codecDownlinksOf(said, metadata) : encodedDownlinksOf(said);
}

/** What a codec warned of while it encoded. */
export function warningsIn({ contract }: Pick<Version, 'contract'>, said: Json): string[] {
  return contract === 'codec' && said !== null ? judged(said).warnings : [];
}
