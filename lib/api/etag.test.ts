import { describe, expect, it } from 'vitest';
import { Failure } from '../model/failure.ts';
import { checkMatch, writing } from './etag.ts';

const raced = () => new Failure('precondition-failed', 'raced');

describe('checkMatch', () => {
  it.each([undefined, '*', '"a"', 'a', 'W/"a"', '"b", "a"'])('lets %s pass for etag a', (ifMatch) => {
    expect(() => checkMatch(ifMatch, 'a')).not.toThrow();
  });

  it.each(['"b"', '', '"a', '"b", "c"'])('refuses %s for etag a', (ifMatch) => {
    expect(() => checkMatch(ifMatch, 'a')).toThrow(/changed since/);
  });
});

describe('writing', () => {
  it('repeats a raced write on the newest version when no If-Match is there', async () => {
    const versions = ['1', '2', '3'];
    const seen: string[] = [];
    const load = async () => ({ etag: versions[seen.length] ?? '' });
    const done = await writing(undefined, load, async ({ etag }) => {
      seen.push(etag);
      if (etag !== '3') throw raced();
      return etag;
    });
    expect([done, seen]).toEqual(['3', ['1', '2', '3']]);
  });

  it('does not repeat it with If-Match, and gives up in the end without', async () => {
    let writes = 0;
    const write = async () => {
      writes += 1;
      throw raced();
    };
    await expect(writing('"1"', async () => ({ etag: '1' }), write)).rejects.toThrow('raced');
    expect(writes).toBe(1);
    await expect(writing(undefined, async () => ({ etag: '1' }), write)).rejects.toThrow('raced');
    expect(writes).toBe(5);
  });

  it('passes other failures on at once', async () => {
    const write = async () => {
      throw new Failure('unavailable', 'down');
    };
    await expect(writing(undefined, async () => ({ etag: '1' }), write)).rejects.toThrow('down');
  });
});
