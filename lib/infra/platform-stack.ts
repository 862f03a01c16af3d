import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledgements.ts';
import { makeAlarms } from './alarms.ts';
import { makeDoor, routeDefault, routeReplay } from './api.ts';
import { bundledCode } from './assets.ts';
import { makeFunction } from './functions.ts';
import { makeHistory } from './history.ts';
import type { CodeOf, House } from './house.ts';
import type { Options } from './options.ts';
import { makeQueues } from './queues.ts';
import { RIGHTS } from './rights.ts';
import { makeStackKey } from './secrets.ts';
import { makeSnapshots } from './snapshots.ts';
import { makeTables } from './storage.ts';
import { makeTopicRules } from './topic-rules.ts';
import { bindTriggers, type DeployedType } from './triggers.ts';
import { makeConsumers, makeSweep } from './workers.ts';

export interface PlatformProps {
  options: Options;
  /** The registered integration types. */
  types: readonly DeployedType[];
  /** Where functions get their code; by default `functions/` is bundled. */
  code?: CodeOf;
}

/** The whole platform on AWS: what holds data, the functions, the ways in and the alarms. */
export class PlatformStack extends Stack {
  constructor(scope: Construct, { options, types, code = bundledCode() }: PlatformProps) {
    super(scope, options.stack, {
      stackName: options.stack,
      description: 'Tributary: every device network in, telemetry out, downlinks back',
    });
    const { stack } = options;
    const door = makeDoor(this, stack);
    const queues = makeQueues(this, stack);
    const iotTypes = types.filter((type) => type.trigger === 'iot').map((type) => type.type);
    const house: House = {
      options,
      tables: makeTables(this, stack),
      queues,
      key: makeStackKey(this, stack),
      snapshots: makeSnapshots(this),
      history: options.telemetry === 'timestream' ? makeHistory(this, stack) : null,
      topicRules: makeTopicRules(this, stack, iotTypes, queues.spill.queue),
      url: options.url ?? door.api.apiEndpoint,
      code,
      functions: [],
    };

    const api = makeFunction(this, house, { part: 'api', entry: 'api', seconds: 29, rights: RIGHTS.api });
    routeDefault(door.api, api);
    const replay = makeFunction(this, house, { part: 'replay', entry: 'replay', seconds: 29, rights: RIGHTS.replay });
    routeReplay(door.api, replay);
    bindTriggers(this, types, { house, api: door.api });
    makeConsumers(this, house);
    const sweep = makeSweep(this, house);
    makeAlarms(this, { house, door, sweep, types });
    acknowledge(this, house);
    this.tell(house, door.api.apiEndpoint);
  }

  private tell(house: House, endpoint: string): void {
    new CfnOutput(this, 'ApiUrl', { value: house.url, description: 'Base URL of webhooks and of the management API' });
    if (house.url !== endpoint) {
      new CfnOutput(this, 'ApiEndpoint', { value: endpoint, description: 'Where the custom domain must lead' });
    }
    new CfnOutput(this, 'FirstToken', {
      value: `npx --no tributary token create --name admin --stack ${house.options.stack}`,
      description: 'Run this with the AWS credentials of the deployment; it prints an API token once',
    });
    new CfnOutput(this, 'DownlinkQueue', {
      value: house.queues.downlink.queue.queueUrl,
      description: 'Send downlinks here instead of through the API',
    });
  }
}
