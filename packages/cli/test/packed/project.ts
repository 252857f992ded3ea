import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, tools } from './tools.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** How a program ended, and what it said. */
export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder in which programs are run as its owner would. */
export interface Project {
  readonly path: string;
  /** The environment of everything that runs there: the Node.js of the project comes first. */
  readonly env: NodeJS.ProcessEnv;
  readonly write: (name: string, text: string) => Promise<void>;
  /** Runs a program in JavaScript, or TypeScript, and waits for its end. */
  readonly node: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Ended>;
}

/** Packs every package of the workspace and returns the tarballs. */
export async function packAll(into: string): Promise<readonly string[]> {
  await mkdir(into, { recursive: true });
  const args = [tools.npx, '--yes', 'pnpm@12', '-r', 'pack', '--pack-destination', into];
  const { code, stdout, stderr } = await run(process.execPath, args, { cwd: root, env: process.env });
  if (code !== 0) throw new Error(`packing failed: ${stdout}${stderr}`);
  // The workspace itself is packed as well, as `assay-<version>.tgz`.
  const names = (await readdir(into)).filter((name) => /^assay-[a-z]/.test(name));
  return names.map((name) => join(into, name));
}

/** Makes an empty project whose programs run on this Node.js. */
export async function openProject(path: string, { folder }: Node): Promise<Project> {
  await mkdir(path, { recursive: true });
  const env = { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) };
  const project: Project = {
    path,
    env,
    write: (name, text) => writeFile(join(path, name), text),
    node: (args, more) => run(join(folder, 'node'), args, { cwd: path, env: { ...env, ...more } }),
  };
  await project.write('package.json', '{ "private": true, "type": "module" }');
  return project;
}

/** Installs tarballs, and packages of the registry, with npm. */
export async function install(project: Project, wanted: readonly string[]): Promise<void> {
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const { code, stderr } = await project.node([tools.npm, 'install', ...quietly, ...wanted]);
  if (code !== 0) throw new Error(`npm install failed: ${stderr}`);
}

/** Runs a program and waits for its end. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(command, args, { ...options, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr });
    });
  });
}
