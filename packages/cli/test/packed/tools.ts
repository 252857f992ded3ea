import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../.ci/tools/node_modules/', import.meta.url));

/** Programs in JavaScript that only CI needs. */
export const tools = {
  npm: `${folder}npm/bin/npm-cli.js`,
  npx: `${folder}npm/bin/npx-cli.js`,
  publint: `${folder}publint/src/cli.js`,
  attw: `${folder}@arethetypeswrong/cli/dist/index.js`,
  'typescript 5': `${folder}typescript-5/bin/tsc`,
  'typescript 7': fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url)),
} as const;

/** A Node.js that the packages must work on; `version` is how its version begins. */
export interface Node {
  readonly version: string;
  /** Its folder, for `PATH`. */
  readonly folder: string;
}

/** A Node.js that is too old. */
export const tooOld: Node = { version: 'v20.', folder: `${folder}node-20/bin` };

/** The Node.js of this repository. */
export const own: Node = { version: 'v24.', folder: dirname(process.execPath) };

/** The oldest Node.js that is supported, the one of this repository, and the newest. */
export const nodes: readonly Node[] = [
  { version: 'v22.19.', folder: `${folder}node-22/bin` },
  own,
  { version: 'v26.', folder: `${folder}node-26/bin` },
];

/**
 * Why the packages cannot be tried on this machine; undefined when they can.
 *
 * @throws Error in CI, where nothing is skipped
 */
export function whyNot(): string | undefined {
  const wanted = [...Object.values(tools), ...[tooOld, ...nodes].map((one) => `${one.folder}/node`)];
  if (wanted.every((path) => existsSync(path))) return undefined;
  const reason = 'the tools of CI are not installed; install them with: npx --yes pnpm@12 --dir .ci/tools install';
  if (process.env['CI']) throw new Error(reason);
  return reason;
}
