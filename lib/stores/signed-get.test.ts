import { describe, expect, it } from 'vitest';
import { createClients } from './clients.ts';
import { signedGet } from './signed-get.ts';

describe('signedGet', () => {
  it('gives the signature of the example in the description of S3', async () => {
    const credentials = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    const { dynamodb } = createClients({ region: 'us-east-1', credentials });
    const url = new URL('https://examplebucket.s3.amazonaws.com/test.txt');
    const date = new Date('2013-05-24T00:00:00Z');
    const headers = await signedGet(url, dynamodb.config, { range: 'bytes=0-9' }, date);
    expect(headers).toMatchObject({
      host: 'examplebucket.s3.amazonaws.com',
      'x-amz-date': '20130524T000000Z',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    });
    expect(headers['authorization']).toMatch(
      /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    );
  });

  it('carries the token of a role', async () => {
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'of a role' };
    const { dynamodb } = createClients({ region: 'eu-central-1', credentials });
    const headers = await signedGet(new URL('https://b.s3.eu-central-1.amazonaws.com/k'), dynamodb.config);
    expect(headers['x-amz-security-token']).toBe('of a role');
    expect(headers['authorization']).toContain('/eu-central-1/s3/aws4_request');
    expect(headers['authorization']).toContain('x-amz-security-token');
  });
});
