import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Two cores: more workers only get into each other's way.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'domain',
          include: ['src/domain/**/*.test.ts', 'src/ui/**/*.test.{ts,tsx}', 'src/i18n/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'features',
          include: ['src/{features,platform,commands,office}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['test/server.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
