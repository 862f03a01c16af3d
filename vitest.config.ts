import { defineConfig } from 'vitest/config';

const shared = { pool: 'forks', testTimeout: 20_000 } as const;

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
