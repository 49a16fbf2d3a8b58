import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**', '**/data/**'];

export default defineConfig({
  test: {
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/kernel/**/*.test.ts', 'src/**/domain/**/*.test.ts', 'tools/**/*.test.ts'],
          exclude: NEVER,
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'town',
          include: ['src/**/server/**/*.test.ts', 'src/platform/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...NEVER, 'test/browser/**'],
          environment: 'node',
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
