import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynamo } from '../../lib/local/dynamo/front.ts';
import { type Captured, leaveOut } from './capture.ts';
import type { Replayed } from './protocol.ts';

/**
 * A second local DynamoDB, on disk like the first, that is given the very calls of the platform once more, by the SDK
 * alone: as its data goes through the same states, every condition ends the same way.
 */
export async function openTwin(path: string) {
  const server = await startDynamo({ path, stack: 'tributary' });
  const client = new DynamoDBClient({ endpoint: server.url });
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  leaveOut(document);
  const send = (command: object) => (document.send as (command: object) => Promise<unknown>).call(document, command);
  return {
    async replay(calls: Captured[], inFlight: number): Promise<Replayed> {
      let failed = 0;
      const queue = calls.values();
      const [started, cpu] = [performance.now(), process.cpuUsage()];
      const worker = async () => {
        for (const command of queue) await send(command()).catch(() => failed++);
      };
      await Promise.all(Array.from({ length: inFlight }, worker));
      const { user, system } = process.cpuUsage(cpu);
      return { calls: calls.length, failed, ms: performance.now() - started, cpuMs: (user + system) / 1_000 };
    },
    close: async () => {
      client.destroy();
      await server.close();
    },
  };
}
