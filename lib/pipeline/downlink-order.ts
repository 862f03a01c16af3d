import type { Downlink } from '../model/downlink.ts';
import { DOWNLINK_LIFETIME } from '../model/downlink.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { DownlinkOrder } from '../model/queue-message.ts';
import type { Parts } from './parts.ts';

export interface NewDownlink {
  deviceId: string;
  msg: Json;
  msgType: string;
  metadata: Record<string, string>;
  /** Null: the integration of the device's last uplink. */
  integrationId: string | null;
  /** Epoch ms; null: 24 h from now. */
  expiresAt: number | null;
  /** Older ones of the device that wait with this key are superseded. */
  replaceKey?: string;
}

/** A message of the downlink queue, which SQS may hand out twice: the same one makes the same downlink. */
export interface QueuedOrder {
  /** Epoch ms at which SQS took it. */
  sentAt: number;
  messageId: string;
}

export type OrderParts = Pick<Parts, 'clock' | 'downlinks' | 'queues'> & {
  newDownlinkId: (deviceId: string, now: number, seed?: string) => string;
};

/** Stores a downlink as `queued` and wakes the dispatcher. The object is the truth; the wake-up may come twice. */
export async function orderDownlink(parts: OrderParts, order: NewDownlink): Promise<Downlink> {
  const downlink = await storeDownlink(parts, order);
  await parts.queues.wakeDownlinks({ kind: 'wake', deviceId: order.deviceId });
  return downlink;
}

/**
 * Stores a downlink as `queued`, for who dispatches it himself. Throws `invalid` when `expiresAt` lies in the past, unless
 * the order has waited in the queue: then it ends as `expired`.
 */
export async function storeDownlink(
  parts: Pick<OrderParts, 'clock' | 'downlinks' | 'newDownlinkId'>,
  order: NewDownlink,
  queued?: QueuedOrder,
): Promise<Downlink> {
  const now = queued?.sentAt ?? parts.clock();
  const expiresAt = order.expiresAt ?? now + DOWNLINK_LIFETIME;
  if (expiresAt <= now && queued === undefined) {
    throw new Failure('invalid', 'expiresAt lies in the past', { field: 'expiresAt', fix: 'Give epoch milliseconds.' });
  }
  const downlink: Downlink = {
    ...order,
    id: parts.newDownlinkId(order.deviceId, now, queued?.messageId),
    state: 'queued',
    attempts: 0,
    createdAt: now,
    expiresAt,
    encoded: null,
    answer: null,
    history: [{ state: 'queued', at: now }],
  };
  await parts.downlinks.create(downlink);
  return downlink;
}

/** The public SQS schema: the same as the API's, with a device's name or id. */
export function fromQueue(order: DownlinkOrder): NewDownlink {
  const deviceId =
    order.deviceId ?? (order.deviceName === undefined ? undefined : entityId('device', order.deviceName));
  if (deviceId === undefined) {
    throw new Failure('invalid', 'Neither deviceId nor deviceName is given', { field: 'deviceId' });
  }
  return {
    deviceId,
    msg: order.msg,
    msgType: order.msgType ?? 'NA',
    metadata: order.metadata ?? {},
    integrationId: order.integrationId ?? null,
    expiresAt: order.expiresAt ?? null,
    ...(order.replaceKey === undefined ? {} : { replaceKey: order.replaceKey }),
  };
}
