import { defineConfig } from 'vitest/config';

/** Tests of what keeps nothing from one file to the next: no server, no process, no environment. */
const pure = [
  'test/{assist,conversation,engine,messages,pages,paper,pdf,plan,publish,review,scripts}/**/*.test.{ts,tsx}',
  'test/{commands,commands-phrases,shipped,short-way,transcripts}.test.ts',
];

/**
 * Three projects: `pure` and `unit` run in Node alone, and `browser` drives a real Chromium, one for each file. The files of `pure` share
 * what they import, which saves two seconds of five; those of `unit` each have a process of their own.
 */
export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers only make each of them wait.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: pure, isolate: false, testTimeout: 20_000, hookTimeout: 20_000 },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', ...pure],
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
