import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const said = ['words', 'examples', 'endless', 'alphabet'];

/** Tells the constants of a rule file that hold words. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) =>
      path.isVariableDeclarator() && said.includes(path.node.id.name) ? 'words, not logic' : undefined,
  }),
];
