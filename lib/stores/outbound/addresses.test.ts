import { describe, expect, it } from 'vitest';
import { blockListOf, mayConnect } from './addresses.ts';

const none = blockListOf([]);

describe('where a request may go', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    '%s is public',
    (address) => expect(mayConnect(address, none)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    'localhost',
    '',
  ])('%s is not', (address) => expect(mayConnect(address, none)).toBe(false));

  it('an operator may open a network', () => {
    const opened = blockListOf(['10.1.0.0/16', 'fd00::/8', '127.0.0.1']);
    expect(['10.1.2.3', 'fd00::1', '127.0.0.1', '::ffff:10.1.2.3'].every((one) => mayConnect(one, opened))).toBe(true);
    expect(['10.2.0.1', '127.0.0.2'].some((one) => mayConnect(one, opened))).toBe(false);
  });
});
