import type { UplinkInput } from '../converters/contracts/contract.ts';
import type { Arrival } from '../model/arrival.ts';
import type { Version } from '../model/converter.ts';
import { Failure } from '../model/failure.ts';
import type { Message } from '../model/message.ts';
import type { LiveIntegration } from '../model/ports.ts';
import type { Uplink } from '../model/uplink.ts';
import { inputOf } from './convert.ts';
import { deviceBefore, variablesOf } from './device-variables.ts';
import type { Parts } from './parts.ts';
import type { Context } from './record.ts';

/**
 * What the script of a version is given of a recorded message: its raw bytes are taken apart once more, as on the day
 * they came. Credentials never got into the record, and headers the integration filters on by now are left out, too.
 * Throws `unsupported` for messages that hold no uplink, `conflict` when their integration is gone, and what its type's
 * parser throws.
 */
export async function recordedInput(
  parts: Omit<Parts, 'publisher'>,
  message: Message,
  version: Version,
): Promise<UplinkInput> {
  const live = await parts.live.byId(message.integrationId);
  if (live?.uplink == null || parts.registry[live.integration.type] === undefined) {
    throw new Failure('conflict', 'The integration of this message has no uplink converter any more', {
      field: 'id',
      fix: 'Give it one first.',
    });
  }
  const converting = { ...live, uplink: { ...live.uplink, version } };
  const { context, uplink } = recordedUplink({ parts, live: converting }, message);
  const before = await deviceBefore(context, uplink);
  return { ...inputOf(version, converting, context.arrival, uplink), variables: variablesOf(before) };
}

type RecordedParts = Pick<Parts, 'registry' | 'entities'>;

/**
 * A recorded message as an arrival with its one uplink. Its arrival id is not kept: the record's own id stands for it.
 * Throws as `recordedInput` does.
 */
export function recordedUplink<P extends RecordedParts>(
  { parts, live }: { parts: P; live: LiveIntegration },
  message: Message,
): { context: Omit<Context, 'parts'> & { parts: P }; uplink: Uplink } {
  const type = parts.registry[live.integration.type];
  if (type === undefined) {
    throw new Failure('unknown-integration', `No type '${live.integration.type}' in this build`);
  }
  const { index = 0 } = message.raw ?? {};
  const context = { parts, live, type, arrival: arrivalOf(message), index };
  return { context, uplink: uplinkIn(context) };
}

function arrivalOf({ id, raw, receivedAt }: Message): Arrival {
  if (raw === null) throw notConverted('was refused and kept without its body');
  const { body, contentType, headers, rawQuery = '', topic, clientId, streamRecord } = raw;
  return {
    ...{ id, receivedAt, body, contentType, headers, rawQuery },
    ...(topic === undefined ? {} : { topic }),
    ...(clientId === undefined ? {} : { clientId }),
    ...(streamRecord === undefined ? {} : { streamRecord }),
  };
}

function uplinkIn({ type, arrival, live, index }: Omit<Context, 'parts'>): Uplink {
  const parsed = type.parse(arrival, live.config)[index];
  if (parsed?.kind === 'uplink') return parsed;
  throw notConverted(`is no uplink but ${parsed?.event ?? 'nothing'}`);
}

function notConverted(why: string): Failure {
  return new Failure('unsupported', `This message ${why}; no converter saw it`, {
    field: 'id',
    fix: 'Choose a message that was stored or quarantined.',
  });
}
