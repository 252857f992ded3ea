import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin';

const said = ['words', 'examples', 'alphabet'];

/** Tells the constants of a rule file that hold words or examples: those named so, and all behind the words. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) =>
      path.isVariableDeclarator() && (said.includes(path.node.id.name) || isBehindWords(path))
        ? 'words, not logic'
        : undefined,
  }),
];

function isBehindWords(path) {
  const declaration = path.parentPath;
  const exported = declaration.parentPath.isExportNamedDeclaration() ? declaration.parentPath : declaration;
  if (!exported.parentPath.isProgram()) return false;
  const words = exported.parentPath.node.body.find((one) => one.declaration?.declarations?.[0].id.name === 'words');
  return words !== undefined && words.start < exported.node.start;
}
