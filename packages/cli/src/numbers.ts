import { AssayError } from '@assay/validator';

/** Options of a command that are whole numbers, each with the least it may be. */
export type Least = Readonly<Record<string, number>>;

/** Checks options that are whole numbers. @throws AssayError `ERR_USAGE` naming the option and what to give */
export function checkWhole(given: Readonly<Record<string, unknown>>, least: Least): void {
  for (const [name, from] of Object.entries(least)) {
    const value = given[name];
    if (value === undefined || (Number.isSafeInteger(value) && Number(value) >= from)) continue;
    const range = Number.isFinite(from) ? `, ${from} or more` : '';
    throw new AssayError('ERR_USAGE', `--${name}: give a whole number${range}`);
  }
}

/** Reads `--rate`: requests per second, from `5/s` or `30/m`. @throws AssayError `ERR_USAGE` */
export function parseRate(text: string): number {
  const [, number = '', unit] = /^(\d+(?:\.\d+)?)\/([sm])$/.exec(text) ?? [];
  const rate = Number(number) / (unit === 'm' ? 60 : 1);
  if (number === '' || rate === 0)
    throw new AssayError('ERR_USAGE', '--rate: give requests per second or minute, as in 5/s or 30/m');
  return rate;
}
