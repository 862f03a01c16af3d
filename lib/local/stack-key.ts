import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Reads a secret file, or makes it: 32 random bytes, readable by its owner only. */
export async function keptSecret(file: string, encoding: 'hex' | 'base64url'): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  const made = randomBytes(32).toString(encoding);
  try {
    await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept !== '') return kept;
  // A process that died between making and filling it.
  await writeFile(file, `${made}\n`, { mode: 0o600 });
  return made;
}
