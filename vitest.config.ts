import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.ts', '.ci/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default'],
  },
});
