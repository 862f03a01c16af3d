export { QueryCommand, TimestreamQueryClient } from '@aws-sdk/client-timestream-query';
