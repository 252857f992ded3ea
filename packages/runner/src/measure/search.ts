/** Where to look for a limit. */
export interface Range {
  /** Believed to be accepted. */
  readonly low: number;
  /** Values tried first, rising; the last one bounds the search. */
  readonly ladder: readonly number[];
  /** Tries in all. */
  readonly tries: number;
}

/** A limit: the largest value that was accepted and, unless there was none, the smallest that was refused. */
export interface Found {
  readonly accepted: number;
  readonly refused?: number;
}

/**
 * Finds the largest accepted whole number: up the ladder until one is refused, then by bisection.
 *
 * @param accepts tries one value
 */
export async function searchLimit(
  { low, ladder, tries }: Range,
  accepts: (value: number) => Promise<boolean>,
): Promise<Found> {
  let accepted = low;
  let refused: number | undefined;
  let left = tries;
  for (const rung of ladder.filter((one) => one > low)) {
    left -= 1;
    if (!(await accepts(rung))) {
      refused = rung;
      break;
    }
    accepted = rung;
  }
  if (refused === undefined) return { accepted };
  for (; left > 0 && refused - accepted > 1; left -= 1) {
    const middle = Math.floor((accepted + refused) / 2);
    if (await accepts(middle)) accepted = middle;
    else refused = middle;
  }
  return { accepted, refused };
}
