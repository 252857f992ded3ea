import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';

const packed = 'packages/cli/test/packed/**';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share the modules of their worker: loading them anew for each took a third of the time.
    isolate: false,
    // Most tests wait for processes and answers, so there is a file more at a time than there are processors.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['packages/*/test/**/*.test.ts', '.ci/**/*.test.ts'],
          exclude: [...configDefaults.exclude, packed],
        },
      },
      {
        extends: true,
        // These fill every processor with processes of their own, so they come when all others are done.
        test: { name: 'packed', include: [`${packed}/*.test.ts`], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
