import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kitBundle } from './bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-runtimes-'));
const workerd = fileURLToPath(new URL('tools/node_modules/workerd/bin/workerd', import.meta.url));
const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

/** Reports the result, and that nothing was there to lean on. */
const main = `
  import { run } from './kit.js';
  export const report = () => {
    let evaluates = true;
    try { new Function('return 1')(); } catch { evaluates = false; }
    return JSON.stringify({ ...run(), buffer: typeof Buffer, evaluates });
  };
`;

beforeAll(async () => {
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'kit.js'), await kitBundle());
  writeFileSync(join(folder, 'main.js'), main);
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Why a runtime cannot be tried; in CI, where nothing is skipped, that is a failure. */
function lacking(there: boolean, reason: string): string | false {
  if (!there && process.env['CI']) throw new Error(reason);
  return !there && reason;
}

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: 50_000 });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  return stdout;
}

function expectJudged(text: string): void {
  const result = JSON.parse(text) as { readonly judged: number };
  expect(result).toEqual({ judged: result.judged, wrong: [], buffer: 'undefined', evaluates: false });
  expect(result.judged).toBeGreaterThan(500);
}

test('the contract kit passes in Node.js without Buffer and eval', () => {
  const script = "delete globalThis.Buffer; process.stdout.write((await import('./main.js')).report());";
  expectJudged(run(process.execPath, ['--disallow-code-generation-from-strings', '--input-type=module', '-e', script]));
});

const noWorkerd = lacking(existsSync(workerd), 'workerd is missing: npx --yes pnpm@12 --dir .ci/tools install');
test.skipIf(noWorkerd)(`the contract kit passes in workerd ${noWorkerd || ''}`.trim(), () => {
  const worker =
    "import { report } from './main.js'; export default { test() { console.log('report ' + report()); } };";
  writeFileSync(join(folder, 'worker.js'), worker);
  const module = (name: string) => `(name = "${name}", esModule = embed "${name}")`;
  const modules = ['worker.js', 'main.js', 'kit.js'].map(module).join(', ');
  const config = `using Workerd = import "/workerd/workerd.capnp";
    const config :Workerd.Config = (services = [(name = "main", worker = (
      modules = [${modules}], compatibilityDate = "2026-01-01"))]);`;
  writeFileSync(join(folder, 'config.capnp'), config);
  const { stdout, stderr } = spawnSync(workerd, ['test', 'config.capnp'], { cwd: folder, encoding: 'utf8' });
  expectJudged(/report (\{.*\})/.exec(stdout + stderr)?.[1] ?? `no report: ${stdout}${stderr}`);
});

const noChromium = lacking(chromium !== undefined, 'chromium is missing: apt-get install chromium');
test.skipIf(noChromium)(`the contract kit passes in Chromium ${noChromium || ''}`.trim(), () => {
  const policy = "default-src 'none'; script-src 'self' 'unsafe-inline' file:";
  const script = "import { report } from './main.js'; document.body.textContent = 'report ' + report();";
  const page = `<meta http-equiv="Content-Security-Policy" content="${policy}"><body><script type="module">${script}</script>`;
  writeFileSync(join(folder, 'page.html'), page);
  // A page from a file may load modules beside it only when it is told so.
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--allow-file-access-from-files', '--dump-dom'];
  const dom = run(chromium ?? '', [...flags, '--virtual-time-budget=20000', `file://${folder}/page.html`]);
  expectJudged(/report (\{.*\})/.exec(dom)?.[1] ?? `no report: ${dom}`);
});
