import type { Buffer } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { UsageError } from './command.ts';

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
};

/** A file that an argument names. One that cannot be read was asked for wrongly: throws UsageError with name and reason. */
export async function fileNamed(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const { code = '', message } = thrown as NodeJS.ErrnoException;
    throw new UsageError(`Cannot read ${path}: ${REASONS[code] ?? message}.`);
  }
}
