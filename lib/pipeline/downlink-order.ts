import type { Downlink, DownlinkRule } from '../model/downlink.ts';
import { DEFAULT_DOWNLINK_RULES, DOWNLINK_LIFETIME } from '../model/downlink.ts';
import type { AttributeScope, Entity } from '../model/entity.ts';
import { entityId } from '../model/entity.ts';
import { Failure } from '../model/failure.ts';
import type { Json, JsonObject } from '../model/json.ts';
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
}

type OrderParts = Pick<Parts, 'clock' | 'downlinks' | 'queues'> & {
  newDownlinkId: (deviceId: string, now: number) => string;
};

/** Stores a downlink as `queued` and wakes the dispatcher. The object is the truth; the wake-up may come twice. */
export async function orderDownlink(parts: OrderParts, order: NewDownlink): Promise<Downlink> {
  const now = parts.clock();
  const expiresAt = order.expiresAt ?? now + DOWNLINK_LIFETIME;
  if (expiresAt <= now) {
    throw new Failure('invalid', 'expiresAt lies in the past', { field: 'expiresAt', fix: 'Give epoch milliseconds.' });
  }
  const downlink: Downlink = {
    ...order,
    id: parts.newDownlinkId(order.deviceId, now),
    state: 'queued',
    attempts: 0,
    createdAt: now,
    expiresAt,
    encoded: null,
    answer: null,
    history: [{ state: 'queued', at: now }],
  };
  await parts.downlinks.create(downlink);
  await parts.queues.wakeDownlinks({ kind: 'wake', deviceId: order.deviceId });
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
  };
}

/** A shared attribute changed: it goes down when a rule of the device's integration says so. */
export async function attributesChanged(
  parts: OrderParts & Pick<Parts, 'entities' | 'live'>,
  device: Entity,
  scope: AttributeScope,
  changed: JsonObject,
): Promise<void> {
  if (scope !== 'shared' || device.kind !== 'device' || Object.keys(changed).length === 0) return;
  const state = await parts.entities.load({ kind: 'device', id: device.id }, true);
  if (state === null || state.lastIntegrationId === null) return;
  const live = await parts.live.byId(state.lastIntegrationId);
  if (live === null || live.downlink === null) return;
  const change = { msgType: 'ATTRIBUTES_UPDATED', keys: Object.keys(changed), profile: device.profile };
  if (ruleFor(live.integration.downlinkRules, change) === undefined) return;
  await orderDownlink(parts, {
    deviceId: device.id,
    msg: changed,
    msgType: 'ATTRIBUTES_UPDATED',
    metadata: { scope: 'SHARED_SCOPE' },
    integrationId: live.integration.id,
    expiresAt: null,
  });
}

/** The first rule that lets a message of this type, with these keys, for this profile, go down. */
export function ruleFor(
  rules: DownlinkRule[] | null,
  message: { msgType: string; keys: string[]; profile: string },
): DownlinkRule | undefined {
  return (rules ?? DEFAULT_DOWNLINK_RULES).find(
    (rule) =>
      rule.msgTypes.includes(message.msgType) &&
      (rule.keys === undefined || rule.keys.some((key) => message.keys.includes(key))) &&
      (rule.profiles === undefined || rule.profiles.includes(message.profile)),
  );
}
