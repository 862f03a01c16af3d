import { defineConfig } from 'vitest/config';

/** One retry: limits such as the 250 ms of a script are wall clock here too, and a busy machine may stand still that long. */
const shared = { pool: 'forks', testTimeout: 20_000, retry: 1 } as const;

/** `unit` = what sits beside its file (npm run quick); `house` = what crosses rooms and starts the local platform. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, name: 'unit', include: ['{bin,lib,functions,bench}/**/*.test.ts'] } },
      { test: { ...shared, name: 'house', include: ['test/**/*.test.ts'] } },
    ],
  },
});
