import { defineConfig } from 'vitest/config';

// Whoever names files tries something out: one browser and one server are sooner there than two.
const named = process.argv.some((argument) => argument.includes('.test.'));

export default defineConfig({
  test: {
    // Two cores: more workers only get into each other's way.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'domain',
          isolate: false,
          include: ['src/domain/**/*.test.ts', 'src/ui/**/*.test.{ts,tsx}', 'src/i18n/**/*.test.ts'],
        },
      },
      {
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
        test: {
          name: 'e2e',
          isolate: false,
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['test/server.ts'],
          // After the others. Each worker has a server of its own (test/server.ts).
          sequence: { groupOrder: 1 },
          maxWorkers: named ? 1 : 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
