import type { AttributeScope, Entity } from '../model/entity.ts';
import type { JsonObject } from '../model/json.ts';
import { type OrderParts, orderDownlink } from './downlink-order.ts';
import { ATTRIBUTES_UPDATED, ruleFor } from './downlink-rules.ts';
import type { Parts } from './parts.ts';

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
  const change = { msgType: ATTRIBUTES_UPDATED, keys: Object.keys(changed), profile: device.profile };
  if (ruleFor(live.integration.downlinkRules, change) === undefined) return;
  await orderDownlink(parts, {
    deviceId: device.id,
    msg: changed,
    msgType: ATTRIBUTES_UPDATED,
    metadata: { scope: 'SHARED_SCOPE' },
    integrationId: live.integration.id,
    expiresAt: null,
  });
}
