/** A single change of a signed assertion: a bit of the decoded signature, or a character of header or claims. */
export type Tamper = { readonly octet: number; readonly bit: number } | { readonly part: 1 | 2; readonly at: number };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Changes one place of a compact JWS. Indexes are taken modulo the length; unused bits are never touched alone. */
export function tamperWith(compact: string, tamper: Tamper): string {
  const parts = compact.split('.');
  if ('octet' in tamper) {
    parts[2] = flip(parts[2] ?? '', tamper);
  } else {
    const text = parts[tamper.part - 1] ?? '';
    // The last character may hold unused bits only, so it is left alone.
    const at = tamper.at % Math.max(1, text.length - 1);
    const next = alphabet[(alphabet.indexOf(text[at] ?? 'A') + 1) % alphabet.length] ?? 'A';
    parts[tamper.part - 1] = `${text.slice(0, at)}${next}${text.slice(at + 1)}`;
  }
  return parts.join('.');
}

/** What the change is, in words. */
export function describeTamper(tamper: Tamper): string {
  if ('octet' in tamper) return `signature octet ${tamper.octet}: bit ${tamper.bit} flipped`;
  return `${tamper.part === 1 ? 'header' : 'claims'} part: character ${tamper.at} changed`;
}

/** Flips a bit of the decoded octets without decoding: eight bits lie over two of the six-bit characters. */
function flip(text: string, { octet, bit }: { readonly octet: number; readonly bit: number }): string {
  const octets = Math.floor((text.length * 6) / 8);
  if (octets === 0) return text;
  const position = (octet % octets) * 8 + (7 - bit);
  const at = Math.floor(position / 6);
  const value = alphabet.indexOf(text[at] ?? 'A') ^ (1 << (5 - (position % 6)));
  return `${text.slice(0, at)}${alphabet[value]}${text.slice(at + 1)}`;
}
