import { RemovalPolicy } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * The one stack key: 32 random bytes, as 64 hex digits. MACs and sealed values in the catalog hang on it, so it
 * outlives the stack as the tables do.
 */
export function makeStackKey(scope: Construct, stack: string): Secret {
  return new Secret(scope, 'StackKey', {
    secretName: `${stack}-key`,
    description: `Key of the Tributary stack ${stack}: seals secrets of integrations. Without it they cannot be read.`,
    generateSecretString: {
      passwordLength: 64,
      excludePunctuation: true,
      excludeUppercase: true,
      excludeCharacters: 'ghijklmnopqrstuvwxyz',
    },
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
