import type { Arrival, Deed, Script } from './misbehaving.ts';

/** A handful of cases; each is refused for another reason by the reference endpoint. */
export const handful: readonly string[] = [
  'alg-none',
  'aud-foreign',
  'exp-hour-ago',
  'signature-bit-flipped',
  'iss-absent',
];

/** The request of the case `alg-none`. */
export function isAlgNone({ header }: Arrival): boolean {
  return header['alg'] === 'none';
}

/** The request of the case `aud-foreign`. */
export function isForeignAudience({ claims }: Arrival): boolean {
  return claims['aud'] === 'https://other.example/token';
}

/** The same deed whenever the request is the one. */
export function whenever(matches: (arrival: Arrival) => boolean, deed: Deed): Script {
  return (arrival) => (matches(arrival) ? deed : undefined);
}

/** The deed for the first such requests only. */
export function atFirst(times: number, matches: (arrival: Arrival) => boolean, deed: Deed): Script {
  let left = times;
  return (arrival) => {
    if (left === 0 || !matches(arrival)) return undefined;
    left -= 1;
    return deed;
  };
}

/** An answer in JSON as token endpoints give it. */
export function answer(status: number, members: object, headers: Readonly<Record<string, string>> = {}): Deed {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache', ...headers },
    body: JSON.stringify(members),
  };
}

/** The plain refusal. */
export const refusal: Deed = answer(400, { error: 'invalid_client' });
