import { randomUUID } from 'node:crypto';
import { DOWNLINK_LIFETIME, type Downlink } from '../model/downlink.ts';
import { Failure } from '../model/failure.ts';
import type { Json } from '../model/json.ts';
import type { LiveIntegration } from '../model/ports.ts';
import { type OrderParts, orderDownlink } from './downlink-order.ts';
import { RPC, ruleFor } from './downlink-rules.ts';
import type { Parts } from './parts.ts';

/** A command for a device, as ThingsBoard's server-side RPC has it. */
export interface RpcCall {
  deviceId: string;
  method: string;
  params: Json;
  /** False is refused: see `orderRpc`. */
  oneway: boolean;
  additionalInfo?: Json;
  /** Null: the integration of the device's last uplink. */
  integrationId: string | null;
  /** Epoch ms; null: 24 h from now. */
  expiresAt: number | null;
  replaceKey?: string;
}

type RpcParts = OrderParts & Pick<Parts, 'entities' | 'live'>;

/**
 * Orders a command. The converter gets ThingsBoard's message: `{method, params}` with params as JSON text, and in the
 * metadata `requestUUID`, `expirationTime`, `oneway: "true"` and `persistent: "true"`, because ours outlives a restart
 * (DefaultTbCoreDeviceRpcService of ThingsBoard CE). Throws `unsupported` for a two-way call, and when the integration's
 * rules let no RPC down; `conflict` when there is no integration to send it by.
 */
export async function orderRpc(parts: RpcParts, call: RpcCall): Promise<Downlink> {
  const { deviceId, method, params, additionalInfo, replaceKey } = call;
  if (!call.oneway) throw twoWay();
  const live = await allowedBy(parts, call);
  const expiresAt = call.expiresAt ?? parts.clock() + DOWNLINK_LIFETIME;
  return orderDownlink(parts, {
    deviceId,
    msg: {
      ...{ method, params: JSON.stringify(params) },
      ...(additionalInfo === undefined ? {} : { additionalInfo }),
    },
    msgType: RPC,
    metadata: {
      ...{ requestUUID: randomUUID(), expirationTime: String(expiresAt) },
      ...{ oneway: 'true', persistent: 'true' },
    },
    integrationId: live.integration.id,
    expiresAt,
    ...(replaceKey === undefined ? {} : { replaceKey }),
  });
}

function twoWay(): Failure {
  return new Failure('unsupported', 'An integration cannot hand a response back: a two-way RPC has none to give', {
    field: 'oneway',
    fix: "Send it with oneway: true. GET /api/downlinks/{id} tells how far it got; the device's response comes as an uplink.",
  });
}

async function allowedBy(parts: RpcParts, { deviceId, integrationId }: RpcCall): Promise<LiveIntegration> {
  const state = await parts.entities.load({ kind: 'device', id: deviceId }, true);
  const id = integrationId ?? state?.lastIntegrationId ?? null;
  const live = id === null ? null : await parts.live.byId(id);
  if (state === null || live === null) {
    throw new Failure('conflict', 'There is no integration to send it by: the device has never sent an uplink', {
      field: 'integrationId',
      fix: 'Name the integration in integrationId.',
    });
  }
  const message = { msgType: RPC, keys: [], profile: state.entity.profile };
  if (ruleFor(live.integration.downlinkRules, message) !== undefined) return live;
  const words = `The downlink rules of integration '${live.integration.name}' let no RPC to this device down`;
  throw new Failure('unsupported', words, {
    field: 'downlinkRules',
    fix: `Add a rule with the message type ${RPC}, or POST /api/devices/{id}/downlinks, which no rule filters.`,
  });
}
