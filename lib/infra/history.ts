import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-timestream';
import { Construct } from 'constructs';

/** The Timestream table that holds the history of values. */
export interface History {
  tableArn: string;
}

/** Database `<stack>`, table `telemetry`: a day in memory, a year on disk, late points welcome. */
export function makeHistory(scope: Construct, stack: string): History {
  const room = new Construct(scope, 'History');
  const database = new CfnDatabase(room, 'Database', { databaseName: stack });
  const table = new CfnTable(room, 'Telemetry', {
    databaseName: database.ref,
    tableName: 'telemetry',
    // CDK hands these two on as they are, so they are spelled as CloudFormation spells them.
    retentionProperties: { MemoryStoreRetentionPeriodInHours: '24', MagneticStoreRetentionPeriodInDays: '365' },
    magneticStoreWriteProperties: { EnableMagneticStoreWrites: true },
  });
  for (const kept of [database, table]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return { tableArn: table.attrArn };
}
