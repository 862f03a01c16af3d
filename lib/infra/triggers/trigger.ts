import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { House } from '../house.ts';

/** What a trigger kind is given to wire its integration types. */
export interface TriggerContext {
  house: House;
  api: HttpApi;
  /** All integration types of this kind; at least one. */
  types: readonly string[];
}

/** Wires a trigger kind: called once per stack, it makes a function per type and lets messages reach it. */
export type Bind = (scope: Construct, context: TriggerContext) => void;
