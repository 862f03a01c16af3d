import type { Construct } from 'constructs';
import { webhookMethods } from '../../model/integration.ts';
import { routeWebhook } from '../api.ts';
import { makeFunction } from '../functions.ts';
import { RIGHTS } from '../rights.ts';
import type { TriggerContext } from './trigger.ts';

/** Webhooks: routes of the HTTP API and a function `uplink-<type>` behind it. */
export function bind(scope: Construct, { house, api, types }: TriggerContext): void {
  for (const deployed of types) {
    const { type } = deployed;
    const uplink = makeFunction(scope, house, {
      part: `uplink-${type}`,
      entry: 'uplink-http',
      type,
      // One second less than API Gateway waits at most.
      seconds: 29,
      rights: RIGHTS.uplink,
    });
    routeWebhook(api, type, webhookMethods(deployed), uplink);
  }
}
