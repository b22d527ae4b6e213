import { defineConfig } from 'vitest/config';

// Whoever names files tries something out: one browser and one server are sooner there than two.
const named = process.argv.some((argument) => argument.includes('.test.'));

export default defineConfig({
  // React as it is shipped: what helps developers costs a fifth of the time.
  oxc: { jsx: { development: false } },
  test: {
    env: { NODE_ENV: 'production' },
    // Two cores: more workers only get into each other's way.
    maxWorkers: 2,
    // Playwright loses a frame for printing that is gone before it heard of it; no test waits for that.
    onUnhandledError: ({ message, stack }) =>
      !(message === 'Frame has been detached.' && stack?.includes('_eventBelongsToStaleFrame')),
    projects: [
      {
        extends: true,
        test: {
          name: 'domain',
          isolate: false,
          include: ['src/domain/**/*.test.ts', 'src/ui/**/*.test.{ts,tsx}', 'src/i18n/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'features',
          // The modules are read once a worker; what they remember is by id, as in the program that serves for months.
          isolate: false,
          include: ['src/{features,platform,commands,office}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          globalSetup: ['test/cluster.ts'],
          testTimeout: 20_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          isolate: false,
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['test/server.ts'],
          // After the others. Each worker has a server of its own (test/server.ts). A browser mostly waits: a third one fills
          // the pauses of two.
          sequence: { groupOrder: 1 },
          maxWorkers: named ? 1 : 3,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
