import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Where the region, the credentials and the hash come from: a client that is there anyway. */
export type SignerConfig = Pick<DynamoDBClient['config'], 'region' | 'credentials' | 'sha256'>;

/**
 * Headers of one GET to S3 that carry its signature (AWS Signature Version 4, in the header). The SDK's signer does
 * it, without the SDK's client for S3: that one is 40 KB of every bundle, for one object in an hour of need.
 *
 * @param url of the object; its path is signed as it stands, so it must be encoded already
 */
export async function signedGet(
  url: URL,
  { region, credentials, sha256 }: SignerConfig,
  headers: Record<string, string> = {},
  signingDate?: Date,
): Promise<Record<string, string>> {
  const { SignatureV4 } = await import('./sdk/signature.ts');
  // S3 signs the path as it is, other services encode it once more.
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256, uriEscapePath: false });
  const request = {
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    path: url.pathname,
    headers: { ...headers, host: url.host },
  };
  const signed = await signer.sign(request, signingDate === undefined ? {} : { signingDate });
  return signed.headers;
}
