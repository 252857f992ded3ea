import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { correct, type Endpoint, faults } from '@assay/testbed';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsIn } from '../../../reporters/test/workflow-commands.ts';
import { configFor, type Folder, folder, open } from './workshop.ts';

const forged = '\n::error title=forged::x\n##[error]forged\n<script>forged</script>\n# forged';

let endpoint: Endpoint;
let hostile: Server;
let place: Folder;
beforeAll(async () => {
  endpoint = await open(faults.find((one) => one.id === 'lifetime-unlimited')?.alter(correct));
  hostile = createServer((_, response) => {
    response.writeHead(400, { 'content-type': 'application/json', 'x-forged': '::error::forged' });
    response.end(JSON.stringify({ error: 'invalid_client', error_description: forged }) + forged);
  });
  await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
  place = await folder({
    'assay.config.json': configFor(endpoint),
    'hostile.config.json': configFor({ tokenEndpoint: `${origin}/token`, issuer: origin }),
  });
});
afterAll(async () => {
  hostile.close();
  await endpoint.close();
  await place.remove();
});

const few = ['test', '--grep', 'lifetime-hour-over', '--runs', '0', '--seed', '5'];

function onGitHub(summary: string, more: Readonly<Record<string, string>> = {}) {
  return { env: { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: `${place.path}/${summary}`, ...more } };
}

describe.concurrent('on GitHub Actions, without being asked', () => {
  test('annotations stand on the line of the configuration that names the endpoint', async () => {
    const { code, stdout, stderr } = await place.assay([...few, '--reporter', 'json'], onGitHub('a.md'));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 1 });
    const [first] = commandsIn(stderr);
    expect(first).toMatchObject({ name: 'error', properties: { file: 'assay.config.json' } });
    const line = (await place.read('assay.config.json')).split('\n')[Number(first?.properties['line']) - 1];
    expect(line).toContain('"tokenEndpoint"');
    expect(first?.properties['title']).toMatch(/^FAIL /);
  });

  test('the file is named from the top of the repository', async () => {
    const { stderr } = await place.assay(few, onGitHub('b.md', { GITHUB_WORKSPACE: `${place.path}/..` }));
    expect(commandsIn(stderr)[0]?.properties['file']).toBe(`${place.path.split('/').at(-1)}/assay.config.json`);
  });

  test('the job summary is added to what stands there', async () => {
    await place.write('c.md', 'an earlier step\n');
    await place.assay(few, onGitHub('c.md'));
    const summary = await place.read('c.md');
    expect(summary).toMatch(/^an earlier step\n## ✗ assay: does not conform\n/);
    expect(summary).toContain('lifetime-hour-over [ES384]');
  });

  test('a summary that cannot be written costs neither report nor exit code', async () => {
    const { code, stderr } = await place.assay([...few, '--reporter', 'json=d.json'], onGitHub('no/such/folder.md'));
    expect(code).toBe(1);
    expect(stderr).toContain('cannot write the job summary');
    expect((await place.report('d.json')).exitCode).toBe(1);
  });

  test('annotations that are asked for stand on stdout, and once', async () => {
    const { stdout, stderr } = await place.assay([...few, '--reporter', 'github'], onGitHub('e.md'));
    expect(commandsIn(stdout).length).toBeGreaterThan(0);
    expect(commandsIn(stderr)).toEqual([]);
  });

  test('elsewhere there are none', async () => {
    const { stdout, stderr } = await place.assay(few, { env: { GITHUB_STEP_SUMMARY: `${place.path}/f.md` } });
    expect([...commandsIn(stdout), ...commandsIn(stderr)]).toEqual([]);
    await expect(place.read('f.md')).rejects.toThrow('ENOENT');
  });
});

test('a server forges neither command nor markup', async () => {
  const args = ['test', '--config', 'hostile.config.json', '--runs', '0', '--grep', 'exp-absent'];
  const { code, stdout, stderr } = await place.assay(args, onGitHub('hostile.md'));
  expect(code).toBe(3);
  expect(stdout).toContain('forged');
  expect(commandsIn(stdout)).toEqual([]);
  expect(commandsIn(stderr).map(({ properties }) => properties['title'])).not.toContain('forged');
  expect(stdout + stderr).not.toContain('##[');
  const summary = await place.read('hostile.md');
  expect(summary).toContain('forged');
  expect(summary).not.toMatch(/<script|^# forged/m);
});
