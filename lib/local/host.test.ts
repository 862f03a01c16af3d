import { expect, test } from 'vitest';
import { type FailedInvocation, type FunctionTable, FunctionTimeout, makeHost, UnknownFunction } from './host.ts';

function host(functions: FunctionTable, failed: FailedInvocation[] = []) {
  return makeHost({
    stack: 'tributary',
    functions,
    destination: async (one) => void failed.push(one),
    timeout: 60,
    retryDelays: [1, 1],
  });
}

test('a handler gets its own copy of the event and a context like Lambda’s', async () => {
  const event = { list: [1] };
  const functions: FunctionTable = {
    api: async (given: { list: number[] }, context) => {
      given.list.push(2);
      return { ...context, left: context.getRemainingTimeInMillis() };
    },
  };
  expect(await host(functions).invoke('api', event)).toMatchObject({
    functionName: 'tributary-api',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:tributary-api',
    awsRequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    left: expect.closeTo(60, -1.5),
  });
  expect(event).toEqual({ list: [1] });
});

test('errors, unknown functions and slow ones reject', async () => {
  const one = host({
    bad: async () => {
      throw new TypeError('broken');
    },
    slow: () => new Promise((resolve) => setTimeout(resolve, 200)),
  });
  await expect(one.invoke('bad', {})).rejects.toThrow('broken');
  await expect(one.invoke('none', {})).rejects.toThrow(UnknownFunction);
  await expect(one.invoke('slow', {})).rejects.toThrow(FunctionTimeout);
});

test('an asynchronous invocation is tried three times under one request id, then goes to the destination', async () => {
  const ids = new Set<string>();
  const failed: FailedInvocation[] = [];
  let calls = 0;
  const functions: FunctionTable = {
    'uplink-aws-iot': async (_event: unknown, context) => {
      ids.add(context.awsRequestId);
      calls += 1;
      throw new TypeError('still broken');
    },
  };
  await host(functions, failed).invokeLater('uplink-aws-iot', { payload: 'AA==' });
  expect([calls, ids.size]).toEqual([3, 1]);
  expect(failed).toEqual([
    expect.objectContaining({
      requestPayload: { payload: 'AA==' },
      requestContext: expect.objectContaining({ condition: 'RetriesExhausted', approximateInvokeCount: 3 }),
      responsePayload: { errorType: 'TypeError', errorMessage: 'still broken' },
    }),
  ]);
});

test('a later attempt that succeeds ends it', async () => {
  const failed: FailedInvocation[] = [];
  let calls = 0;
  const functions: FunctionTable = {
    f: async () => {
      calls += 1;
      if (calls < 2) throw new Error('not yet');
    },
  };
  await host(functions, failed).invokeLater('f', {});
  expect([calls, failed]).toEqual([2, []]);
});

test('idle waits for what runs, also past its timeout', async () => {
  let done = false;
  const one = host({
    slow: async () => {
      await new Promise((resolve) => setTimeout(resolve, 120));
      done = true;
    },
  });
  await expect(one.invoke('slow', {})).rejects.toThrow(FunctionTimeout);
  expect(done).toBe(false);
  await one.idle();
  expect(done).toBe(true);
});

test('names and ARNs of this stack lead to parts, others do not', () => {
  const one = host({});
  expect(one.partOf('tributary-api')).toBe('api');
  expect(one.partOf('arn:aws:lambda:us-east-1:000000000000:function:tributary-uplink-aws-iot')).toBe('uplink-aws-iot');
  expect(one.partOf('arn:aws:lambda:us-east-1:000000000000:function:other-api')).toBeNull();
});
