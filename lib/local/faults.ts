/**
 * What a test can make of a request to a store: refused for throughput, failed inside, cut before or (`lost`) after it
 * took effect, or never answered.
 */
export type Fault = 'throttle' | '500' | 'reset' | 'lost' | 'timeout';

/** Asked before each request; `table` is a DynamoDB table, `sqs` or `s3`. Undefined = let it pass. */
export type FaultPlan = (operation: string, table: string) => Fault | undefined;
