import { auditPage } from './audit.ts';
import { attributesChanged } from './downlink-attributes.ts';
import { cancelDownlink, redriveDownlink } from './downlink-cancel.ts';
import { type OrderParts, orderDownlink } from './downlink-order.ts';
import { orderRpc } from './downlink-rpc.ts';
import type { Parts } from './parts.ts';
import { recordedInput } from './recorded-input.ts';
import { replayMessage } from './replay.ts';
import { replayIntegration } from './replay-integration.ts';

/** What the management API may order, bound to the platform's parts. */
export function commandsOf(parts: OrderParts & Omit<Parts, 'publisher'>) {
  return {
    attributesChanged: attributesChanged.bind(null, parts),
    orderDownlink: (order: Parameters<typeof orderDownlink>[1]) => orderDownlink(parts, order),
    orderRpc: orderRpc.bind(null, parts),
    cancelDownlink: cancelDownlink.bind(null, parts),
    redriveDownlink: redriveDownlink.bind(null, parts),
    audit: auditPage.bind(null, parts),
    recordedInput: recordedInput.bind(null, parts),
    replayMessage: replayMessage.bind(null, parts),
    replayIntegration: replayIntegration.bind(null, parts),
  };
}
