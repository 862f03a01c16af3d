import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { withDeadline } from '../../lib/stores/deadline.ts';

type DoorHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/**
 * ChirpStack waits 5 s for an answer and never sends again, so an answer is due after 4 s: DynamoDB has the first part,
 * then a snapshot may be read, and what is left is for the spill queue.
 */
const DOOR = { stores: 2_100, snapshots: 2_700, queues: 3_300 };

/** A cold start has used up time before us. Not more of it counts: the gateway has a clock of its own. */
const MOST_SPENT = 1_000;

/** A handler whose answer leaves within 4 s, whatever the stores do. */
export function punctual(handler: DoorHandler, clock: () => number): DoorHandler {
  return (event, context) => {
    const spent = Math.min(MOST_SPENT, Math.max(0, clock() - event.requestContext.timeEpoch));
    const ends = { stores: DOOR.stores - spent, snapshots: DOOR.snapshots - spent, queues: DOOR.queues - spent };
    return withDeadline(ends, () => handler(event, context));
  };
}
