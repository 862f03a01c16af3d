/** List prices in US dollars of us-east-1 without free tier, as read in November 2026. */
export const PRICES = {
  asOf: '2026-11-23',
  /** Per million requests of up to 512 KB. */
  httpApi: 1.0,
  functionUrl: 0,
  /** Per million messages of up to 5 KB. */
  iotMessage: 1.0,
  /** Per million rules triggered, and per million actions run. */
  iotRule: 0.15,
  iotAction: 0.15,
  /** Per million. */
  lambdaRequest: 0.2,
  /** arm64, per GB-second. */
  lambdaGbSecond: 0.0000133334,
  /** On demand, per million units. */
  dynamoWriteUnit: 0.625,
  dynamoReadUnit: 0.125,
  /** Per GB taken in. */
  logGb: 0.5,
} as const;

/** What cannot be measured on one machine: an estimate, not a measurement. */
export const ASSUMED = {
  memoryGb: 0.5,
  /** One warm uplink: CPU time on the share of a core that 512 MB gets, and DynamoDB's answers. */
  billedMs: 20,
  /** None for a success: the functions log failures only, and Lambda's own lines are off. */
  logBytes: 0,
} as const;
