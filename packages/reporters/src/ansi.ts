const esc = String.fromCodePoint(0x1b);
const oneOctetIntroducer = String.fromCodePoint(0x9b);
const controlSequence: RegExp = new RegExp(`(?:${esc}\\[|${oneOctetIntroducer})[0-?]*[ -/]*[@-~]`, 'g');

/**
 * Takes out terminal control sequences (colours, cursor moves; ECMA-48 section 5.4), so that no `[31m` is left behind.
 * Only these: they carry no text. Operating system commands may, and stay, to be made visible.
 */
export function stripAnsi(text: string): string {
  return text.replace(controlSequence, '');
}
