import type { z } from '@hono/zod-openapi';
import type { Json, JsonObject } from '../model/json.ts';
import type { VectorInput } from '../model/vector.ts';
import type { Test } from './converter-test-shapes.ts';

export { texts } from '../converters/vectors/input.ts';

export type TestBody = z.output<typeof Test>;

/** The input of a test, in the words that vectors share. `unwrap: false` = the payload is the device's bytes. */
export function inputIn(test: TestBody): VectorInput {
  const { payload, payloadText, payloadJson, contentType, fPort, variables, msg, msgType, integrationMetadata } = test;
  const integrationType = test.unwrap === false ? undefined : (test.integrationType ?? undefined);
  const given = {
    payload,
    payloadText,
    payloadJson: payloadJson as Json | undefined,
    contentType,
    fPort,
    integrationType,
  };
  return {
    ...present(given),
    ...present({ msg: msg as Json | undefined }),
    ...{ metadata: test.metadata as JsonObject, variables, msgType, integrationMetadata },
  };
}

/** Without the members that are undefined. */
export function present<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
