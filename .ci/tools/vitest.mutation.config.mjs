/** The tests of the validator alone, whatever the mutant. */
export default {
  test: {
    include: (process.env.MUTATION_TESTS ?? 'packages/validator/test/**/*.test.ts').split(','),
    testTimeout: 60_000,
  },
};
