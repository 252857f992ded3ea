/** Tests that take longer than all others of a mutant together, and find little that those do not. */
const slow = ['properties', 'rules/total', 'rules-index'];

/** Where most mutants of a rule fall, best first; the first failure ends the tests of a mutant. */
const first = ['/rules/alone.', '/rules/contract.', '/rules/', '/test/'];

/** Runs the files in that order. */
class InOrder {
  shard(files) {
    return files;
  }
  sort(files) {
    const rank = ({ moduleId }) => first.findIndex((part) => moduleId.includes(part));
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Asks for no line of a test, which would take longer than the tests of a mutant. */
const noLocations = {
  name: 'no-locations',
  configureVitest({ vitest, project }) {
    vitest.config.includeTaskLocation = false;
    project.config.includeTaskLocation = false;
  },
};

/** Ends a property after a third of a second: what a mutant breaks is found long before. */
const briefProperties = {
  name: 'brief-properties',
  enforce: 'pre',
  async resolveId(id, importer) {
    if (id !== 'fast-check') return undefined;
    const { id: file } = await this.resolve(id, importer, { skipSelf: true });
    return `\0brief:${file}`;
  },
  load(id) {
    if (!id.startsWith('\0brief:')) return undefined;
    const file = JSON.stringify(id.slice('\0brief:'.length));
    return `import fc from ${file}; fc.configureGlobal({ interruptAfterTimeLimit: 300 }); export default fc;`;
  },
};

/** The tests of the validator alone, whatever the mutant. */
export default {
  plugins: [noLocations, briefProperties],
  test: {
    include: (process.env.MUTATION_TESTS ?? 'packages/validator/test/**/*.test.ts').split(','),
    exclude: slow.map((name) => `packages/validator/test/${name}.test.ts`),
    isolate: false,
    testTimeout: 60_000,
    sequence: { sequencer: InOrder },
  },
};
