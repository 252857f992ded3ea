import { setTimeout as delay } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { type Behaviour, correct } from '@assay/testbed';
import { describe, expect, test } from 'vitest';
import { assayInTerminal, type Session } from './pseudo-terminal.ts';
import { scene } from './workshop.ts';

const clearLine = '\r\u001b[2K';
const sgr = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`);
const common = ['--runs', '0', '--seed', '7', '--reporter', 'pretty'];
const args = ['test', '--grep', 'aud', ...common];
const lifetimes = ['test', '--grep', 'lifetime', ...common];

/** Takes assertions of any lifetime, and its time. */
const slow: Behaviour = {
  ...correct,
  lifetimeAccepted: () => true,
  admit: async () => {
    await delay(120);
    return undefined;
  },
};

/** What was drawn over and over: each line as it stood at the bottom. */
function frames({ text }: Session): readonly string[] {
  const [, ...drawn] = text.split(clearLine);
  return drawn.slice(0, -1).map(stripVTControlCharacters);
}

describe.concurrent('a terminal', () => {
  test.for([80, 40])('of %i columns: one line at the bottom, redrawn and gone at the end', async (columns, context) => {
    const { path } = await scene(context, slow, { concurrency: 1 });
    const session = await assayInTerminal(['test', '--grep', 'exp', ...common], { cwd: path, columns });
    expect(session.code).toBe(1);
    const drawn = frames(session);
    expect(drawn.length).toBeGreaterThan(3);
    for (const line of drawn) {
      expect(line.length).toBeLessThan(columns);
      expect(line).not.toContain('\n');
      expect(line).toMatch(/^\d+\/\d+, \d+ failed/);
    }
    expect(drawn.some((line) => /\[ES384\]|…$/.test(line))).toBe(true);
    expect(drawn.some((line) => /^[1-9]\d*\/\d+, [1-9]\d* failed/.test(line))).toBe(true);
    const at = session.pieces.filter((one) => one.text.includes(clearLine)).map((one) => one.at);
    const seconds = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 1000;
    expect(drawn.length).toBeLessThanOrEqual(seconds * 10 + 2);
    const [report = ''] = session.text.split(clearLine).slice(-1);
    expect(stripVTControlCharacters(report)).toContain('does not conform');
    expect(report).toMatch(sgr);
  });

  test('is told what is waited for', async (context) => {
    const { path } = await scene(context);
    const session = await assayInTerminal(['test', '--replay', 'replay-after-8-seconds', '--reporter', 'pretty'], {
      cwd: path,
      columns: 80,
    });
    expect(session.code).toBe(0);
    const waits = frames(session).filter((line) => line.includes('until replay-after-8-seconds goes on'));
    const seconds = waits.map((line) => Number(/waiting (\d+) s/.exec(line)?.[1]));
    expect(Math.max(...seconds)).toBeGreaterThan(4);
    expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
  });

  test('Ctrl-C leaves a clean line and the report', async (context) => {
    const { path } = await scene(context, slow);
    let pressed = false;
    const session = await assayInTerminal(['test', '--runs', '0', '--reporter', 'pretty'], {
      cwd: path,
      columns: 80,
      wrote: (text, press) => {
        if (pressed || text.split(clearLine).length < 5) return;
        pressed = true;
        press('\u0003');
      },
    });
    expect(session.code).toBe(130);
    const [after = ''] = session.text.split(clearLine).slice(-1);
    expect(stripVTControlCharacters(after)).toContain('interrupted');
  });

  const plain: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['with CI set', { CI: 'true' }],
    ['that is dumb', { TERM: 'dumb' }],
  ];
  test.for(plain)('%s gets lines that stay, one a group', async ([, env], context) => {
    const { path } = await scene(context, slow);
    const { code, text } = await assayInTerminal(args, { cwd: path, columns: 80, env });
    expect(code).toBe(0);
    expect(text).not.toContain(clearLine);
    expect(stripVTControlCharacters(text)).toMatch(/^✓ audience \[ES384\]: \d+ passed/m);
  });

  test('with NO_COLOR: the same words, and no colour', async (context) => {
    const { path } = await scene(context, slow);
    const { text } = await assayInTerminal(args, { cwd: path, columns: 80, env: { NO_COLOR: '1' } });
    expect(text).not.toMatch(sgr);
    expect(text).toContain(clearLine);
  });
});

describe.concurrent('the log of a service', () => {
  test.for([
    ['GITHUB_ACTIONS', true],
    ['GITLAB_CI', true],
    ['JENKINS_URL', false],
  ] as const)('%s', async ([name, colorful], context) => {
    const { assay } = await scene(context, { ...correct, lifetimeAccepted: () => true });
    const { code, stderr, stdout } = await assay(lifetimes, { env: { CI: 'true', [name]: 'true' } });
    expect(code).toBe(1);
    expect(stripVTControlCharacters(stderr)).toMatch(/^✗ time \[ES384\]: \d+ failed, /m);
    expect(stripVTControlCharacters(stderr)).toMatch(/^✓ control \[ES384\]: 1 passed$/m);
    expect([sgr.test(stderr), sgr.test(stdout)]).toEqual([colorful, colorful]);
  });
});
