import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { EXPIRY, TABLES, type TableName, type TableShape, tableName } from '../model/tables.ts';

export type Tables = Record<TableName, TableV2>;

/**
 * The six tables, on demand, as `lib/model/tables.ts` describes them. They outlive the stack.
 * Their construct paths decide their logical ids: to rename one is to lose hold of the data.
 */
export function makeTables(scope: Construct, stack: string): Tables {
  const room = new Construct(scope, 'Storage');
  const made = Object.entries(TABLES).map(([name, shape]) => [
    name,
    makeTable(room, name, tableName(stack, name as TableName), shape),
  ]);
  return Object.fromEntries(made) as Tables;
}

function makeTable(room: Construct, id: string, physicalName: string, shape: TableShape): TableV2 {
  return new TableV2(room, id, {
    tableName: physicalName,
    partitionKey: key(shape.partitionKey),
    sortKey: key(shape.sortKey),
    globalSecondaryIndexes: shape.indexes.map((index) => ({
      indexName: index.name,
      partitionKey: key(index.partitionKey),
      ...(index.sortKey === undefined ? {} : { sortKey: key(index.sortKey) }),
      projectionType: index.projection === 'ALL' ? ProjectionType.ALL : ProjectionType.KEYS_ONLY,
    })),
    timeToLiveAttribute: EXPIRY,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: shape.recovery },
    billing: Billing.onDemand(),
    encryption: TableEncryptionV2.dynamoOwnedKey(),
    removalPolicy: RemovalPolicy.RETAIN,
  });
}

function key(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
