import { describe, expect, test } from 'vitest';
import { type Io, wantsColor } from '../src/io.ts';
import { main } from '../src/main.ts';

interface Said {
  readonly io: Io;
  readonly stdout: string[];
  readonly stderr: string[];
}

function listening(more: Partial<Io> = {}): Said {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const io: Io = {
    stdout: (text) => void stdout.push(text),
    stderr: (text) => void stderr.push(text),
    env: {},
    cwd: '.',
    interactive: false,
    signal: new AbortController().signal,
    ...more,
  };
  return { io, stdout, stderr };
}

describe('a fault of our own', () => {
  const broken = (): void => {
    throw new TypeError('nobody thought of this');
  };

  test('is 3, not the 1 of an endpoint that does not conform', async () => {
    const { io, stderr } = listening({ stdout: broken });
    expect(await main(['profiles'], io)).toBe(3);
    expect(stderr.join('')).toBe(
      'assay: internal error, please report it: nobody thought of this\nNODE_DEBUG=assay shows where\n',
    );
  });

  test('shows where with NODE_DEBUG=assay', async () => {
    const { io, stderr } = listening({ stdout: broken, env: { NODE_DEBUG: 'http,assay' } });
    expect(await main(['profiles'], io)).toBe(3);
    expect(stderr.join('')).toMatch(/^ +at .*main\.test\.ts/m);
  });
});

describe('colour', () => {
  const columns = 80;

  test.each([
    ['on a terminal', { columns }, true],
    ['on a dumb one', { columns, env: { TERM: 'dumb' } }, false],
    ['on a terminal with NO_COLOR', { columns, env: { NO_COLOR: '1' } }, false],
    ['on a terminal with FORCE_COLOR=false', { columns, env: { FORCE_COLOR: 'false' } }, false],
    ['in a pipe', {}, false],
    ['in a pipe with FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, true],
  ])('%s', (_, more, wanted) => {
    expect(wantsColor(listening(more).io)).toBe(wanted);
  });
});

test('the width of the terminal is kept to, up to 120 columns', async () => {
  for (const [columns, most] of [
    [60, 60],
    [300, 120],
  ] as const) {
    const { io, stdout } = listening({ columns });
    expect(await main(['test', '--help'], io)).toBe(0);
    const widest = Math.max(
      ...stdout
        .join('')
        .split('\n')
        .map((line) => line.length),
    );
    expect(widest).toBeLessThanOrEqual(most);
  }
});
