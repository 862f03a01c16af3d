import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type AddRoutesOptions,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { WebhookMethod } from '../model/integration.ts';

/** The door to the world. */
export interface Door {
  api: HttpApi;
  /** Who got which answer, for the alarm on 429 and for support. */
  accessLogs: LogGroup;
}

/**
 * One line per request. The route's key, never its path: the path holds the routing key, which is a secret.
 */
const ACCESS_LINE = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  ms: '$context.responseLatency',
  sourceIp: '$context.identity.sourceIp',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
});

/** Paths of lib/api that replay messages. */
export const REPLAYS = ['/api/messages/{id}/replay', '/api/integrations/{id}/replay'];

/** HTTP API with the `$default` stage, so that no stage name enters the paths of webhooks. */
export function makeDoor(scope: Construct, stack: string): Door {
  const room = new Construct(scope, 'Api');
  const api = new HttpApi(room, 'HttpApi', {
    apiName: stack,
    description: `Tributary ${stack}: webhooks of integrations and the management API`,
    createDefaultStage: false,
  });
  const accessLogs = new LogGroup(room, 'AccessLogs', {
    // This prefix keeps API Gateway from growing the account's log resource policy, which has a size limit.
    logGroupName: `/aws/vendedlogs/apis/${stack}`,
    retention: RetentionDays.TWO_WEEKS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new HttpStage(room, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLogs),
      format: AccessLogFormat.custom(ACCESS_LINE),
    },
  });
  return { api, accessLogs };
}

/** Webhooks of one integration type: `/api/v1/integrations/<type>/<routing key>`, a route per method. */
export function routeWebhook(
  api: HttpApi,
  type: string,
  methods: readonly WebhookMethod[],
  target: LambdaFunction,
): void {
  api.addRoutes({
    path: `/api/v1/integrations/${type}/{routingKey}`,
    methods: methods.map((method) => HttpMethod[method]),
    integration: new HttpLambdaIntegration(`uplink-${type}`, target, { timeout: Duration.seconds(29) }),
  } satisfies AddRoutesOptions);
}

/** What writes records and history again has a function of its own, with rights the rest of the API has no use for. */
export function routeReplay(api: HttpApi, target: LambdaFunction): void {
  const integration = new HttpLambdaIntegration('replay', target, { timeout: Duration.seconds(29) });
  for (const path of REPLAYS) api.addRoutes({ path, methods: [HttpMethod.POST], integration });
}

/** Everything else goes to the management API, which answers unknown paths with a problem document. */
export function routeDefault(api: HttpApi, target: LambdaFunction): void {
  new HttpRoute(api, 'DefaultRoute', {
    httpApi: api,
    routeKey: HttpRouteKey.DEFAULT,
    integration: new HttpLambdaIntegration('api', target, { timeout: Duration.seconds(29) }),
  });
}
