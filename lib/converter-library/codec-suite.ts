import type { Engine } from '../converters/engine.ts';
import type { ConverterKind } from '../model/converter.ts';
import type { CodecVector } from './codec-vectors.ts';

/** A codec's script and some of its vectors. */
export interface CodecSuite {
  /** Path inside the library of what names the codec: its script, or the YAML file of a Device Repository. */
  codec: string;
  /** Path of the script. */
  script: string;
  vendor: string;
  /** Models of devices it is for. */
  models: string[];
  /** What the script may serve as. */
  kinds: readonly ConverterKind[];
  /** Name of the file with the vectors. */
  file: string;
  /** Throws `invalid` with the path of what is wrong. */
  vectors: (engine: Engine) => Promise<CodecVector[]>;
}
