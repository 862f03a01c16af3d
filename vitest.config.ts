import { defineConfig } from 'vitest/config';

const shared = { pool: 'forks', testTimeout: 20_000 } as const;

/**
 * Files share their process, one after the other: starting one for each took longer than their tests. So no module may
 * keep what a test can see, and a file leaves nothing behind; `--sequence.shuffle.files` looks for what does.
 */
const together = { isolate: false, unstubEnvs: true } as const;

/** `unit` = what sits beside its file (npm run quick); `house` = what crosses rooms and starts the local platform. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      { test: { ...shared, ...together, name: 'unit', include: ['{bin,lib,functions,bench}/**/*.test.ts'] } },
      { test: { ...shared, name: 'house', include: ['test/**/*.test.ts'] } },
    ],
  },
});
