import type { Version } from '../../model/converter.ts';
import type { Program } from '../sandbox/program.ts';
import { BUFFER_SHIM } from './buffer-shim.ts';
import type { ScriptContract } from './contract.ts';

/**
 * Payload codecs: a whole script, run as it is once, whose functions are then called for each message. Its flavour
 * follows from the functions it defines, the first that is there:
 * `decodeUplink({bytes, fPort, recvTime, variables})` of TS013 and ChirpStack, `Decoder(bytes, port)` of The Things
 * Network v2, `Decode(fPort, bytes, variables)` of ChirpStack v3; and their encoders for downlinks. TS013's
 * `decodeDownlink({bytes, fPort})` reads a downlink back.
 */
export const codecJavaScript: ScriptContract = {
  uplink: {
    program: (version) =>
      programOf(version, DECODE, ['decodeUplink(input)', 'Decoder(bytes, port)', 'Decode(fPort, bytes, variables)']),
    call: ({ payload, fPort, time, variables = {}, now, seed }) => ({
      payload: { bytes: payload, kind: 'binary' },
      args: [{ ...(fPort === undefined ? {} : { fPort }), recvTime: time ?? now, variables }],
      now,
      ...(seed === undefined ? {} : { seed }),
    }),
  },
  downlink: {
    program: (version) =>
      programOf(version, ENCODE, [
        'encodeDownlink(input)',
        'Encoder(object, port)',
        'Encode(fPort, object, variables)',
      ]),
    call: ({ msg, metadata, variables = {}, now, seed }) => ({
      args: [msg, portOf(metadata['fPort']), variables],
      now,
      ...(seed === undefined ? {} : { seed }),
    }),
  },
  decodeDownlink: {
    program: (version) => programOf(version, DECODE_SENT, []),
    call: ({ bytes, fPort, variables = {}, now }) => ({
      payload: { bytes, kind: 'binary' },
      args: [{ ...(fPort === undefined ? {} : { fPort }), variables }],
      now,
    }),
  },
};

function portOf(fPort: string | undefined): number | null {
  return fPort !== undefined && /^\d+$/.test(fPort) ? Number(fPort) : null;
}

/**
 * The script stands at the top level, as on every network server: only there `const`, sloppy globals and functions
 * behave as their authors saw them do. What follows it becomes the value of the program.
 */
function programOf({ script, form }: Version, adapter: (normalized: boolean) => string, functions: string[]): Program {
  const functionText = adapter(form['normalized'] === true);
  const names = functions.map((text) => text.slice(0, text.indexOf('(')));
  const none = names.length === 0 ? 'false' : names.map((name) => `typeof ${name} !== 'function'`).join(' && ');
  const told = JSON.stringify(`The script defines none of ${functions.join(', ')}.`);
  // A shim costs every restore, so only scripts that name Buffer get one; it takes the line before the script.
  const shim = /\bBuffer\b/.test(script) ? `${BUFFER_SHIM.replace(/\s*\n\s*/g, ' ')}\n` : '';
  return {
    source: `${shim}${script}\n;if (${none}) throw ${told};\n(${functionText})`,
    functionText,
    linesBefore: shim === '' ? 0 : 1,
    scriptLines: script.split('\n').length,
  };
}

const DECODE = (normalized: boolean) => `function decode(bytes, message) {
  var fPort = message.fPort, variables = message.variables;
  if (typeof decodeUplink === 'function') {
    var result = decodeUplink({ bytes: bytes, fPort: fPort, recvTime: new Date(message.recvTime), variables: variables });
    ${normalized ? NORMALIZE : ''}return result;
  }
  return { data: typeof Decoder === 'function' ? Decoder(bytes, fPort) : Decode(fPort, bytes, variables) };
}`;

const NORMALIZE = `if (result && !(result.errors && result.errors.length) && typeof normalizeUplink === 'function') {
      return { data: result.data, warnings: result.warnings, normalized: normalizeUplink({ data: result.data }) };
    }
    `;

const ENCODE = () => `function encode(data, port, variables) {
  var fPort = port === null ? undefined : port;
  var result;
  if (typeof encodeDownlink === 'function') result = encodeDownlink({ data: data, fPort: fPort, variables: variables });
  else result = { bytes: typeof Encoder === 'function' ? Encoder(data, fPort) : Encode(fPort, data, variables) };
  if (result && result.bytes && typeof result.bytes === 'object') result.bytes = Array.from(result.bytes);
  return result;
}`;

const DECODE_SENT = () => `function decodeSent(bytes, message) {
  if (typeof decodeDownlink !== 'function') return null;
  return decodeDownlink({ bytes: bytes, fPort: message.fPort, variables: message.variables });
}`;
