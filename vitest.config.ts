import { defineConfig } from 'vitest/config';

/** Two projects: `unit` is everything that runs in Node alone; `browser` drives a real Chromium, one for each file. */
export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers only make each of them wait.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
