import type { Trigger } from '../model/integration.ts';
import type { FunctionTable, Handler } from './host.ts';

/**
 * Every function of the stack, by part, as the CDK stack deploys them: one per integration type and the shared ones. The
 * environment must be set before, as functions read it when they are first called.
 */
export async function loadFunctions(types: { readonly [type: string]: { trigger: Trigger } }): Promise<FunctionTable> {
  const [http, iot, stream, queue, downlink, attach, sweep, api] = await Promise.all([
    import('../../functions/uplink-http.ts'),
    import('../../functions/uplink-iot.ts'),
    import('../../functions/uplink-stream.ts'),
    import('../../functions/uplink-queue.ts'),
    import('../../functions/downlink.ts'),
    import('../../functions/attach.ts'),
    import('../../functions/sweep.ts'),
    import('../../functions/api.ts'),
  ]);
  const entries: { [trigger in Trigger]?: { handler: unknown } } = { http, iot, stream };
  const uplinks = Object.entries(types).flatMap(([type, { trigger }]) => {
    const entry = entries[trigger];
    return entry === undefined ? [] : [[`uplink-${type}`, entry.handler as Handler] as const];
  });
  return {
    ...Object.fromEntries(uplinks),
    'uplink-queue': queue.handler,
    downlink: downlink.handler,
    attach: attach.handler,
    sweep: sweep.handler,
    api: api.handler as unknown as NonNullable<FunctionTable[string]>,
  };
}
