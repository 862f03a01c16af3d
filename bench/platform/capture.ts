import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A call to DynamoDB as the stores made it: how to make the same one again. */
export type Captured = () => object;

/**
 * Notes every command this process sends to DynamoDB from now on. It looks over the shoulder of the SDK's document
 * client, so that the platform runs exactly as it always does.
 */
export function captureCalls(): { take(): Captured[] } {
  let captured: Captured[] = [];
  const prototype = DynamoDBDocumentClient.prototype as unknown as { send: (...words: unknown[]) => unknown };
  const send = prototype.send;
  prototype.send = function (...words) {
    const command = words[0] as { input: object; constructor: new (input: object) => object };
    if (!replaying.has(this as object)) captured.push(() => new command.constructor(command.input));
    return send.apply(this, words);
  };
  return {
    take() {
      const taken = captured;
      captured = [];
      return taken;
    },
  };
}

const replaying = new WeakSet<object>();

/** What this client sends is not noted: it is the one that repeats. */
export function leaveOut(client: object): void {
  replaying.add(client);
}
