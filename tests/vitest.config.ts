import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * A time zone in which it is early in the afternoon when the tests begin: days of theirs are put hours before and
 * after now, and no run goes over midnight. What happens at midnight is for tests with clocks of their own.
 */
const ahead = 14 - new Date().getUTCHours();
const TZ = `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;

const e2e = {
  env: { TZ },
  fileParallelism: false,
  maxWorkers: 1,
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

const waiting = '{life.firefox,room.firefox,sharing.firefox,sound.chromium}';
const browsers = (name: string, files: string, but?: string) => ({
  extends: true as const,
  test: {
    name,
    include: [`tests/e2e/${files}.test.ts`],
    exclude: but ? [`tests/e2e/${but}.test.ts`] : [],
    ...e2e,
  },
});

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/bench/**', 'tests/relay/**', 'tests/sync/**'],
          maxWorkers: 2,
          testTimeout: 30_000,
        },
      },
      // With servers, processes and tens of thousands of histories of their own.
      {
        extends: true,
        test: { name: 'relay', include: ['tests/{relay,sync}/**/*.test.ts'], testTimeout: 30_000 },
      },
      browsers('chromium', '*.chromium', waiting),
      browsers('firefox', '*.firefox', waiting),
      // What mostly waits, for clocks and for other browsers.
      browsers('patience', waiting),
    ],
  },
});
