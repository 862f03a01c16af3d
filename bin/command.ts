/** One verb of the command line: `bin/commands/<name>.ts` has one as its default export. */
export interface Command {
  name: string;
  /** One sentence for the list of commands. */
  about: string;
  /** Everything `tributary help <name>` prints. */
  usage: string;
  /** Does the work and resolves to the exit code: 0 done, 1 the thing asked about is not well, 2 wrongly asked. */
  run(args: string[]): Promise<number>;
}

/** Wrong arguments: the sentence is printed with a pointer to the usage, and the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
