import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { functionName, QUEUES } from '../model/tables.ts';
import type { Door } from './api.ts';
import type { House } from './house.ts';
import type { DeployedType } from './triggers/trigger.ts';

export interface Watched {
  house: House;
  door: Door;
  sweep: LambdaFunction;
  types: readonly DeployedType[];
}

/** One alarm: it rings when `metric` is at least `threshold` in `periods` periods in a row. */
interface Bell {
  name: string;
  about: string;
  metric: IMetric;
  threshold: number;
  periods?: number;
}

/** Namespace of the metrics the functions write into their logs, with dimensions `stack` and `type`. */
const NAMESPACE = 'Tributary';

/** A CloudWatch alarm looks at no more than ten metrics. */
const METRICS_PER_ALARM = 10;

const five = Duration.minutes(5);

/** What each one means to an operator is told in docs/deploying.md. */
export function makeAlarms(scope: Construct, watched: Watched): void {
  const room = new Construct(scope, 'Alarms');
  const { stack, alarmTopic } = watched.house.options;
  const topic = alarmTopic === null ? null : Topic.fromTopicArn(room, 'Topic', alarmTopic);
  const bells = [
    ...queueBells(watched.house),
    ...doorBells(watched),
    ...throttleBells(watched.house.functions),
    ...streamBells(watched),
    ...watched.types.map((type) => quarantineBell(stack, type)),
    sweepBell(watched.sweep),
  ];
  for (const { name, about, metric, threshold, periods = 1 } of bells) {
    const alarm = new Alarm(room, name, {
      alarmName: `${stack}-${name}`,
      alarmDescription: about,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (topic !== null) alarm.addAlarmAction(new SnsAction(topic));
  }
}

function queueBells({ queues }: House): Bell[] {
  const dead = QUEUES.map((name) => ({
    name: `${name}-dead-letters`,
    about: `Messages were set aside in the dead-letter queue of ${name}: look at one, mend the cause, then redrive.`,
    metric: queues[name].dead.metricApproximateNumberOfMessagesVisible({ period: five, statistic: Stats.MAXIMUM }),
    threshold: 1,
  }));
  const age = {
    name: 'spill-age',
    about: 'Spilled uplinks have waited for 15 minutes (in seconds): the store is down or throttles.',
    metric: queues.spill.queue.metricApproximateAgeOfOldestMessage({ period: five, statistic: Stats.MAXIMUM }),
    threshold: 900,
  };
  return [...dead, age];
}

/** Both are answers of API Gateway that none of our code can prevent, and senders rarely retry. */
function doorBells({ door, house }: Watched): Bell[] {
  const throttled = door.accessLogs.addMetricFilter('Throttled', {
    filterName: `${house.options.stack}-api-429`,
    filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
    metricNamespace: NAMESPACE,
    metricName: `${house.options.stack}-api-429`,
    metricValue: '1',
  });
  return [
    {
      name: 'api-5xx',
      about: 'Requests were answered with 5xx: senders that do not retry have lost uplinks.',
      metric: door.api.metricServerError({ period: five, statistic: Stats.SUM }),
      threshold: 1,
    },
    {
      name: 'api-429',
      about: 'API Gateway throttled requests: senders were told 429. Ask AWS for a higher account limit.',
      metric: throttled.metric({ period: five, statistic: Stats.SUM }),
      threshold: 1,
    },
  ];
}

/** A shard waits behind what cannot be kept, or is faster than its function. */
function streamBells({ house, types }: Watched): Bell[] {
  const { stack, uplinkStreams } = house.options;
  const reading = uplinkStreams.length === 0 ? [] : types.filter(({ trigger }) => trigger === 'stream');
  return reading.map(({ type }) => ({
    name: `stream-age-${type}`,
    about: `Records of a stream have waited 15 minutes (in milliseconds) for uplink-${type}: see its log and throttles.`,
    metric: ofFunction('IteratorAge', stack, type, { statistic: Stats.MAXIMUM, period: five }),
    threshold: 900_000,
  }));
}

/** A metric that Lambda writes of the uplink function of a type. */
function ofFunction(metricName: string, stack: string, type: string, over: { statistic: string; period: Duration }) {
  const dimensionsMap = { FunctionName: functionName(stack, `uplink-${type}`) };
  return new Metric({ namespace: 'AWS/Lambda', metricName, dimensionsMap, ...over });
}

function throttleBells(functions: LambdaFunction[]): Bell[] {
  const groups = Array.from({ length: Math.ceil(functions.length / METRICS_PER_ALARM) }, (_, n) =>
    functions.slice(n * METRICS_PER_ALARM, (n + 1) * METRICS_PER_ALARM),
  );
  return groups.map((group, n) => ({
    name: `throttles-${n + 1}`,
    about: 'Lambda refused invocations: the account (or a reservation) has too little concurrency.',
    metric: new MathExpression({
      expression: group.map((_, index) => `FILL(m${index},0)`).join('+'),
      usingMetrics: Object.fromEntries(
        group.map((one, index) => [`m${index}`, one.metricThrottles({ period: five, statistic: Stats.SUM })]),
      ),
      label: 'Throttled invocations',
      period: five,
    }),
    threshold: 1,
  }));
}

/**
 * Per hundred uplinks, from three quarantined ones on: one stray message of a quiet type is no alarm. Invocations are no
 * measure: one may bring many records of a stream, and the spill queue brings uplinks of all types.
 */
function quarantineBell(stack: string, { type }: DeployedType): Bell {
  const over = { statistic: Stats.SUM, period: Duration.minutes(15) };
  const counted = (metricName: string) =>
    new Metric({ namespace: NAMESPACE, metricName, dimensionsMap: { stack, type }, ...over });
  return {
    name: `quarantine-${type}`,
    about: `10 % or more of the ${type} messages were quarantined: a converter fails, or a sender changed its format.`,
    metric: new MathExpression({
      expression: 'IF(quarantined>=3,100*quarantined/received,0)',
      usingMetrics: { quarantined: counted('quarantined'), received: counted('received') },
      label: 'Quarantined per 100 uplinks',
      period: over.period,
    }),
    threshold: 10,
  };
}

function sweepBell(sweep: LambdaFunction): Bell {
  return {
    name: 'sweep-errors',
    about: 'The sweep failed for 15 minutes: half-finished uplinks and waiting downlinks are not picked up.',
    metric: sweep.metricErrors({ period: five, statistic: Stats.SUM }),
    threshold: 1,
    periods: 3,
  };
}
