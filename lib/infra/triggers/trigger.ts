import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import type { IntegrationType } from '../../model/integration.ts';
import type { House } from '../house.ts';

/** The facts of an integration type that decide its infrastructure. */
export type DeployedType = Pick<IntegrationType, 'type' | 'trigger' | 'methods'>;

/** What a trigger kind is given to wire its integration types. */
export interface TriggerContext {
  house: House;
  api: HttpApi;
  /** All integration types of this kind; at least one. */
  types: readonly DeployedType[];
}

/** Wires a trigger kind: called once per stack, it makes a function per type and lets messages reach it. */
export type Bind = (scope: Construct, context: TriggerContext) => void;
