import { setTimeout as sleep } from 'node:timers/promises';
import { asFailure, Failure } from '../model/failure.ts';
import type { Integration } from '../model/integration.ts';
import { inTime, type Sending } from './deadline.ts';
import { type SignerConfig, signedGet } from './signed-get.ts';
import { keyOf, type SnapshotReader } from './snapshots.ts';

export interface SnapshotReaderOptions {
  /** The client of a service that is asked anyway; its region and credentials are used. */
  dynamodb: { config: SignerConfig };
  /** Address of the bucket, without a slash at its end. */
  url: string;
}

/** As the SDK's clients have it here (see clients.ts): three attempts of a second and a half. */
const ATTEMPTS = 3;
const ATTEMPT_MS = 1_500;
/** The longest wait before the second attempt; before the third it is twice as long. */
const PAUSE_MS = 100;

/** Reads what `createSnapshotWriter` wrote. */
export function createSnapshotReader({ dynamodb, url }: SnapshotReaderOptions): SnapshotReader {
  // A key is encoded once by us and once more by S3's paths.
  const at = (routingKey: string) =>
    new URL(`${url}/${keyOf(routingKey).split('/').map(encodeURIComponent).join('/')}`);
  return {
    async read(routingKey) {
      try {
        return await inTime('snapshots', async (sending) => {
          const answer = await attempts(() => ask(at(routingKey), dynamodb.config, sending));
          const text = await answer.text();
          if (answer.ok) return JSON.parse(text) as Integration;
          if (answer.status === 404 && text.includes('<Code>NoSuchKey</Code>')) return null;
          throw new Failure('unavailable', `S3 answered ${answer.status} to the read of a snapshot`);
        });
      } catch (thrown) {
        throw asFailure(thrown);
      }
    },
  };
}

async function ask(url: URL, config: SignerConfig, { abortSignal }: Sending): Promise<Response> {
  const patience = AbortSignal.timeout(ATTEMPT_MS);
  const signal = abortSignal === undefined ? patience : AbortSignal.any([abortSignal, patience]);
  return await fetch(url, { headers: await signedGet(url, config), signal });
}

/** An answer that says nothing about the object, and none at all, are asked for again. */
async function attempts(call: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await call();
      if (attempt === ATTEMPTS || (answer.status < 500 && answer.status !== 429)) return answer;
    } catch (thrown) {
      if (attempt === ATTEMPTS) throw thrown;
    }
    await sleep(Math.random() * PAUSE_MS * attempt);
  }
}
