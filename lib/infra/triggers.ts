import { Construct } from 'constructs';
import { Failure } from '../model/failure.ts';
import type { Trigger } from '../model/integration.ts';
import * as http from './triggers/http.ts';
import * as iot from './triggers/iot.ts';
import * as stream from './triggers/stream.ts';
import type { Bind, DeployedType, TriggerContext } from './triggers/trigger.ts';

/** Trigger kinds this stack can deploy. */
const BINDS: Partial<Record<Trigger, Bind>> = { http: http.bind, iot: iot.bind, stream: stream.bind };

export type { DeployedType };

/**
 * Binds every trigger kind that has types.
 *
 * @throws Failure `unsupported` for a type whose trigger kind cannot be deployed
 */
export function bindTriggers(
  scope: Construct,
  types: readonly DeployedType[],
  context: Omit<TriggerContext, 'types'>,
): void {
  for (const [trigger, group] of Map.groupBy(types, (type) => type.trigger)) {
    const bind = BINDS[trigger];
    if (bind === undefined) {
      const names = group.map((type) => type.type);
      throw new Failure('unsupported', `Trigger kind ${trigger} of ${names.join(', ')} cannot be deployed.`, {
        field: 'trigger',
        fix: `Write lib/infra/triggers/${trigger}.ts and list it in lib/infra/triggers.ts.`,
      });
    }
    bind(new Construct(scope, `Trigger-${trigger}`), { ...context, types: group });
  }
}
