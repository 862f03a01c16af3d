import type { Contract, Language, Version } from '../../model/converter.ts';
import { Failure } from '../../model/failure.ts';
import { codecJavaScript } from './codec.ts';
import type { ScriptContract } from './contract.ts';
import { thingsboardJavaScript } from './thingsboard.ts';
import { thingsboardTbel, typedTbel } from './thingsboard-tbel.ts';
import { typedJavaScript } from './typed.ts';

/** What runs today. A contract or language that is missing here is refused with a sentence. */
const CONTRACTS: Record<Contract, Partial<Record<Language, ScriptContract>>> = {
  thingsboard: { js: thingsboardJavaScript, tbel: thingsboardTbel },
  'thingsboard-typed': { js: typedJavaScript, tbel: typedTbel },
  codec: { js: codecJavaScript },
};

const LANGUAGES: Record<Language, string> = { js: 'JavaScript', tbel: 'TBEL', table: 'Table' };

/** Throws `unsupported`. */
export function contractOf({ contract, language }: Pick<Version, 'contract' | 'language'>): ScriptContract {
  const found = CONTRACTS[contract][language];
  if (found !== undefined) return found;
  throw new Failure('unsupported', `${LANGUAGES[language]} converters of the contract "${contract}" cannot run yet.`, {
    field: CONTRACTS[contract].js === undefined ? 'contract' : 'language',
    fix: 'Use a JavaScript converter of the contract "thingsboard".',
  });
}
