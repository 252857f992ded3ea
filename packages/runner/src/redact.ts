/** Replaces what must not be shown. Texts are added as the run learns them. */
export interface Redactor {
  /** Marks a text as confidential, in every spelling it may come back in. */
  readonly add: (text: string, instead?: string) => void;
  readonly redact: (text: string) => string;
}

/** Shown in place of a confidential text. */
export const redacted = '[redacted]';

/** Texts shorter than this many characters are too common to be replaced everywhere. */
const shortest = 6;

/** Builds a redactor that knows these texts. */
export function createRedactor(confidential: Iterable<string> = []): Redactor {
  const known = new Map<string, string>();
  const add = (text: string, instead: string = redacted): void => {
    for (const one of spellings(text)) if (one.length >= shortest) known.set(one, instead);
  };
  for (const text of confidential) add(text);
  return {
    add,
    redact: (text) => {
      let clean = text;
      // Longest first, so that a text inside another does not tear it.
      for (const [one, instead] of [...known].sort((a, b) => b[0].length - a[0].length)) {
        if (clean.includes(one)) clean = clean.replaceAll(one, instead);
      }
      return clean;
    },
  };
}

/** A text raw, percent-encoded, as a form value, JSON-escaped, in base64, base64url and hex. */
export function spellings(text: string): readonly string[] {
  const octets = Buffer.from(text, 'utf8');
  return [
    ...new Set([
      text,
      encodeURIComponent(text.toWellFormed()),
      new URLSearchParams([['', text]]).toString().slice(1),
      JSON.stringify(text).slice(1, -1),
      octets.toString('base64'),
      octets.toString('base64').replace(/=+$/, ''),
      octets.toString('base64url'),
      octets.toString('hex'),
      octets.toString('hex').toUpperCase(),
    ]),
  ];
}

/** Keeps the first two parts of a compact JWS and six characters of its signature. */
export function cutSignature(assertion: string): string {
  const parts = assertion.split('.');
  const last = parts.at(-1) ?? '';
  if (parts.length < 3 || last.length <= 6) return parts.length === 3 ? assertion : redacted;
  return [...parts.slice(0, -1), `${last.slice(0, 6)}…`].join('.');
}
