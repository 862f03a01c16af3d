import type { Version } from '../../model/converter.ts';
import type { Program } from '../sandbox/program.ts';
import type { ScriptContract } from './contract.ts';

/**
 * ThingsBoard's generic converter: the script is the body of a sloppy-mode function. Helper functions after `return`
 * are hoisted, and a newline before the closing brace lets a script end in a comment.
 * Source: ThingsBoard's js-executor and its in-product help for `Decoder` and `Encoder`.
 */
export const thingsboardJavaScript: ScriptContract = {
  uplink: {
    program: ({ script }: Version) => functionOf('Decoder', 'payload, metadata', script),
    call: ({ payload, payloadKind, metadata, ...rest }) => ({
      payload: { bytes: payload, kind: payloadKind },
      args: [metadata],
      ...rest,
    }),
  },
  downlink: {
    program: ({ script }: Version) => functionOf('Encoder', 'msg, metadata, msgType, integrationMetadata', script),
    call: ({ msg, metadata, msgType, integrationMetadata, ...rest }) => ({
      args: [msg, metadata, msgType, integrationMetadata],
      ...rest,
    }),
  },
};

/** A program of one function whose body is the script. */
export function functionOf(name: string, parameters: string, script: string): Program {
  const functionText = `function ${name}(${parameters}) {\n${script}\n}`;
  return { source: `(${functionText})`, functionText, linesBefore: 1, scriptLines: script.split('\n').length };
}
