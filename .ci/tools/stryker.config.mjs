/**
 * Mutants of the rules and parsers of the validator; words and examples are no logic.
 *
 * Files are mutated where they lie, so a run needs a clean working tree. `MUTATION_TESTS` narrows the tests,
 * `MUTATION_WORKERS` says how many run at a time.
 */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', './.ci/tools/stryker-ignore-words.mjs'],
  ignorers: ['words'],
  mutator: { excludedMutations: ['StringLiteral'] },
  vitest: { configFile: '.ci/tools/vitest.mutation.config.mjs', related: false },
  mutate: [
    'packages/validator/src/parse/**/*.ts',
    'packages/validator/src/rules/*/*.ts',
    '!packages/validator/src/rules/assertion/example-text.ts',
    'packages/validator/src/{rule-plan,validate,validate-response,finding,wording,assert-valid,resolve-profile}.ts',
  ],
  inPlace: true,
  ignorePatterns: ['/packages/*', '!/packages/validator'],
  disableTypeChecks: false,
  // A busy machine is no endless loop; those end by the count of their rounds.
  timeoutMS: 30_000,
  thresholds: { high: 100, low: 95, break: 90 },
  concurrency: Number(process.env.MUTATION_WORKERS ?? 1),
  reporters: ['clear-text'],
  clearTextReporter: { reportTests: false, allowColor: false },
};
