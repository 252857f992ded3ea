/** Replaces what must not be shown. Texts are added as the run learns them. */
export interface Redactor {
  /** Marks a text as confidential, in every spelling it may come back in. */
  readonly add: (text: string, instead?: string) => void;
  /** Marks the signature of an assertion as confidential; enough of it is left to tell it from others. */
  readonly addSignatureOf: (assertion: string) => void;
  readonly redact: (text: string) => string;
}

/** Shown in place of a confidential text. */
export const redacted = '[redacted]';

/** Texts shorter than this many characters are too common to be replaced everywhere. */
const shortest = 6;

/** Builds a redactor that knows these texts. What it costs grows with the text shown, not with how much is known. */
export function createRedactor(confidential: Iterable<string> = []): Redactor {
  /** Known texts and what stands in their place, by their first characters. */
  const known = new Map<string, [text: string, instead: string][]>();
  /** Not spelled out yet: most of what a run learns is never looked for. */
  const heard: [text: string, instead: string][] = [...confidential].map((text) => [text, redacted]);
  const signed: string[] = [];
  const learn = (text: string, instead: string): void => {
    for (const one of spellings(text)) {
      if (one.length < shortest) continue;
      const start = one.slice(0, shortest);
      const same = (known.get(start) ?? []).filter(([other]) => other !== one);
      // Longest first, so that a text inside another does not tear it.
      known.set(
        start,
        [...same, [one, instead] as [string, string]].sort((a, b) => b[0].length - a[0].length),
      );
    }
  };
  const at = (text: string, index: number): [text: string, instead: string] | undefined =>
    known.get(text.slice(index, index + shortest))?.find(([one]) => text.startsWith(one, index));
  const redact = (text: string): string => {
    if (text.length < shortest) return text;
    for (const one of signed.splice(0).map(signaturePart)) learn(one, cut(one));
    for (const [one, instead] of heard.splice(0)) learn(one, instead);
    let clean = '';
    let from = 0;
    for (let index = 0; index + shortest <= text.length; index += 1) {
      const found = at(text, index);
      if (found === undefined) continue;
      clean += text.slice(from, index) + found[1];
      from = index + found[0].length;
      index = from - 1;
    }
    return clean + text.slice(from);
  };
  return {
    add: (text, instead = redacted) => void heard.push([text, instead]),
    addSignatureOf: (assertion) => void signed.push(assertion),
    redact,
  };
}

/** A text raw, percent-encoded, as a form value, JSON-escaped, in base64, base64url and hex, alone or inside more. */
export function spellings(text: string): readonly string[] {
  const octets = Buffer.from(text, 'utf8');
  const encoded = encodeURIComponent(text.toWellFormed());
  const escaped = JSON.stringify(text).slice(1, -1);
  return [
    ...new Set([
      text,
      encoded,
      encoded.replace(/%../g, (one) => one.toLowerCase()),
      // In a path, what divides a URL may stay as it is.
      encodeURI(text.toWellFormed()),
      new URLSearchParams([['', text]]).toString().slice(1),
      escaped,
      escaped.replaceAll('/', '\\/'),
      octets.toString('base64'),
      octets.toString('base64url'),
      ...[0, 1, 2].flatMap((before) => insideBase64(octets, before)),
      octets.toString('hex'),
      octets.toString('hex').toUpperCase(),
    ]),
  ];
}

/** The characters that stand for these octets alone when others lie before and behind: they differ by position. */
function insideBase64(octets: Buffer, before: number): readonly string[] {
  const whole = Buffer.concat([Buffer.alloc(before), octets]);
  const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)];
  return [whole.toString('base64').slice(from, to), whole.toString('base64url').slice(from, to)];
}

/** Six characters of a signature are enough to tell it from others. */
function cut(signature: string): string {
  return `${signature.slice(0, 6)}…`;
}

/** The signature of an assertion in compact or JSON serialization; empty when there is none. */
function signaturePart(assertion: string): string {
  const named = assertion.includes('{') ? /"signature"\s*:\s*"([^"]*)"/.exec(assertion)?.[1] : undefined;
  return named ?? assertion.split('.', 3)[2] ?? '';
}

/** Keeps the first two parts of a compact JWS and six characters of its signature; anything else is not shown. */
export function cutSignature(assertion: string): string {
  const [header, claims, signature = ''] = assertion.split('.');
  if (assertion.split('.').length !== 3) return redacted;
  return signature.length <= 6 ? assertion : `${header}.${claims}.${cut(signature)}`;
}
