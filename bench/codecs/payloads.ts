import { codecs } from '../../codecs/codecs.gen.ts';
import { makeVersion } from '../../lib/converters/version.ts';
import type { Version } from '../../lib/model/converter.ts';
import { atm41, em300, ersCo2, type HandWritten } from './hand-written.ts';

/** One device: its table as a version, its decoder by hand, and frames of it. */
export interface BenchDevice {
  name: string;
  version: Version;
  byHand: HandWritten;
  frames: Uint8Array[];
}

const DEVICES: [string, HandWritten, string[]][] = [
  [
    'milesight/em300-th',
    em300,
    [
      '01755c03673401046865',
      '0367f5ff0468a0',
      '01756403671801046837ff161122334455667788',
      '03672a01046855' + '20ce20e44e68f5ff5a' + '20ce78e64e68f6ff5b',
    ],
  ],
  [
    'decentlab/dl-atm41',
    atm41,
    [
      `0210d30003${'8123800480008000803c84d1808480e7808680e780b580f07ff3800480018008803b'}0c60`,
      `0210d30003${'8000800080008000810383e9819f7fc8805d812b83a27fca800a7ffe80cd80ff7ff1'}0b86`,
      '0210d300020c5d',
    ],
  ],
  [
    'elsys/ers2-co2',
    ersCo2,
    ['0100e202290400270506060308070d62', '01ffd8025a04000005000603e8070e10', '0100f0021e070d9a'],
  ],
];

export const benchDevices: BenchDevice[] = DEVICES.map(([id, byHand, frames]) => {
  const script = codecs.find((codec) => codec.id === id)?.script;
  if (script === undefined) throw new Error(`there is no codec ${id}`);
  return {
    name: id,
    version: makeVersion({ kind: 'uplink', contract: 'codec', language: 'table', script, form: {} }),
    byHand,
    frames: frames.map((hex) => Uint8Array.from(Buffer.from(hex, 'hex'))),
  };
});
