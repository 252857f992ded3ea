import { canvas, labelled, visible } from '@assay/reporters';
import { type Io, wantsColor } from './io.ts';

/** One thing that was looked at, in words. */
export interface Finding {
  readonly name: string;
  readonly client?: string;
  readonly status: 'ok' | 'note' | 'wrong' | 'skipped';
  readonly message: string;
  /** Where to mend it, and what is wrong there. */
  readonly cause?: string;
  readonly help?: string;
  /** Whether the place lies in the configuration file. */
  readonly inConfig?: boolean;
}

/** Where things are printed, and what they are about. */
export interface Shown {
  readonly io: Io;
  readonly config: string;
  readonly target?: string;
  /** What is missing was not looked at. */
  readonly interrupted?: boolean;
}

const marks = { ok: ['✓', 'green'], note: ['!', 'yellow'], wrong: ['✗', 'red'], skipped: ['–', 'dim'] } as const;
const nameWidth = 15;

/** Prints the findings: first what to mend, then one line for each check, then the advice. */
export function showDoctor(found: readonly Finding[], shown: Shown): void {
  const { io, config, interrupted = false } = shown;
  const on = canvas({ color: wantsColor(io), width: io.columns ?? 100 });
  const wrong = found.filter((one) => one.status === 'wrong');
  const [first] = wrong;
  const head = first === undefined ? wellLine(found, shown) : lineOf(first, config);
  const lines = found.flatMap(({ status, name, client, message }) => {
    const [mark, style] = marks[status];
    const text = visible(client === undefined ? message : `${client}: ${message}`);
    return labelled(on, [`  ${mark} ${name.padEnd(nameWidth)}`, style], text);
  });
  const advice = [...new Map(wrong.map((one) => [lineOf(one, config), visible(one.help ?? '')]))];
  const told = advice.flatMap(([line, help]) => [
    '',
    // One thing that is wrong was named already.
    ...(advice.length === 1 ? [] : labelled(on, ['  ', 'bold'], line)),
    ...labelled(on, ['  → ', 'bold'], help),
  ]);
  const next = first === undefined && !interrupted ? ['', 'next: assay test'] : [];
  // The first line is for machines and people alike: it is never wrapped.
  io.stdout(`${[head, '', ...lines, ...told, ...next].join('\n')}\n`);
}

function wellLine(found: readonly Finding[], { target = '', interrupted = false }: Shown): string {
  if (interrupted) return 'interrupted: nothing wrong was found so far';
  const given = found.filter((one) => one.name === 'request').length;
  return `all well: ${given} ${given === 1 ? 'client was' : 'clients were'} given a token by ${target}`;
}

function lineOf({ cause = '', inConfig = false }: Finding, config: string): string {
  return visible(inConfig ? `${config}: ${cause}` : cause);
}
