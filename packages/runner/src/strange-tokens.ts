import { randomInt } from 'node:crypto';

/** Most characters that are changed at the end of a token: within the signature of every JWT. */
const longestEnd = 40;

/** A token with fewer letters and digits is too easily guessed: what is made up may have been issued to somebody. */
const fewest = 16;

const kinds = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789'] as const;

/**
 * A token that was never issued: the last third of the letters and digits, at most 40, are others.
 *
 * @returns undefined for a token with fewer than 16 letters and digits
 */
export function tokenWithOtherEnd(token: string): string | undefined {
  return changed(token, (places) => places.slice(-Math.min(longestEnd, Math.ceil(places.length / 3))));
}

/**
 * A token that was never issued, of the form of one that was: each letter and digit is another one.
 *
 * @returns undefined for a token with fewer than 16 letters and digits
 */
export function tokenLike(token: string): string | undefined {
  return changed(token, (places) => places);
}

/** Changes letters and digits at some of their places; what is neither gives a token its form and stays. */
function changed(token: string, choose: (places: readonly number[]) => readonly number[]): string | undefined {
  const places = Array.from(token.matchAll(/[A-Za-z0-9]/g), ({ index }) => index);
  if (places.length < fewest) return undefined;
  const chosen = new Set(choose(places));
  return token.replace(/[A-Za-z0-9]/g, (one, at: number) => (chosen.has(at) ? other(one) : one));
}

/** Another character of the same kind. */
function other(character: string): string {
  const kind = kinds.find((one) => one.includes(character)) ?? character;
  return kind[(kind.indexOf(character) + randomInt(1, kind.length)) % kind.length] ?? character;
}
